### Shipments to China: parties, goods, consignments, cartons.

ship-mode-sea-lcl = Sea, shared container
ship-mode-sea-fcl = Sea, own container
ship-mode-air = Air freight
ship-mode-express = Express

customs-route-duty-free = Duty-free return
customs-route-taxed = Taxed import
customs-route-hong-kong = Hong Kong
customs-route-forwarder = Forwarder clears, taxes included

weighed-by-scale = From the scale
weighed-by-hand = Typed in

pallet-material-treated-wood = Treated wood
pallet-material-untreated-wood = Untreated wood
pallet-material-plywood = Plywood
pallet-material-plastic = Plastic
pallet-material-paper = Paper

value-basis-export = Price of the export
value-basis-cost = Seller's cost
value-basis-agreed = Agreed
value-basis-estimated = Estimated

brand-kind-0 = No brand
brand-kind-1 = Own brand, Chinese
brand-kind-2 = Acquired brand, Chinese
brand-kind-3 = Foreign brand, made for it
brand-kind-4 = Foreign brand, other

goods-trait-magnetic = Magnetic
goods-trait-liquid = Liquid
goods-trait-powder = Powder
goods-trait-food = Food
goods-trait-electric = Electrical
goods-trait-data = Keeps data
goods-trait-worn = Clothing or shoes
goods-trait-fragile = Fragile
goods-trait-upright = This side up

fact-party-set = Party entered
fact-goods-declared = Goods data told
fact-freight-rated = Freight rates entered
fact-shipment-set = Shipment told
fact-shipment-left = Shipment left
fact-pallet-set = Pallet told
fact-consignment-set = Consignment told
fact-consignment-closed = Consignment closed
fact-consignment-reopened = Consignment opened again
fact-papers-made = Papers made
fact-carton-joined = Carton in a consignment
fact-carton-parted = Carton out of its consignment
fact-carton-measured = Carton measured and weighed
fact-carton-seal-noted = Seal of a carton noted
fact-container-reopened = Container opened again
fact-sscc-allotted = SSCCs allotted
fact-template-set = Sheet layout set
fact-sscc-given = Carton given its SSCC

refusal-no-such-party = No party has this code. Enter it under Parties
refusal-importer-lacks = The importer lacks its USCC or Hong Kong number, its name or its address. Complete it under Parties
refusal-not-their-importer = The importer may not import this seller's goods. Take another consignment, or add the seller to the importer
refusal-text-too-long = A text is too long for papers, or has signs that cannot be printed. Make it shorter
refusal-goods-of-nobody = Goods data need a known seller and a SKU, and not too many at once
refusal-freight-tables = A file of freight rates has one table at least and 50 at most, one for each way and first day. Put them right in the file
refusal-freight-table = Something in a table of freight rates is wrong. Put it right in the file
refusal-no-such-shipment = No shipment has this number
refusal-shipment-left = The shipment left
refusal-no-such-consignment = No consignment has this number
refusal-other-shipment = Another shipment has a consignment of this number. Choose another number
refusal-consignment-closed = The consignment is closed. A supervisor opens it again first
refusal-consignment-open = The consignment is not closed. Close it first
refusal-nothing-to-ship = There is nothing in it, or a carton is empty. Join cartons with units
refusal-consignment-too-much = It has more cartons or units than one consignment takes. Make two
refusal-consignment-changed = It is not any more what was shown. Look at it again
refusal-no-such-pallet = The shipment has no pallet of this number
refusal-not-a-carton = This is no carton: its name begins with C
refusal-in-consignment = The carton leaves with its shipment. Take it out of its consignment, or let the shipment leave
refusal-in-no-consignment = The carton is in no consignment
refusal-carton-measure = Sides and weight must be above nothing and the tare below the gross weight. Measure again
refusal-carton-not-measured = A carton is not measured and weighed. Measure it
refusal-carton-without-sscc = A carton has no SSCC. Give it one
refusal-no-sscc-left = No SSCC is left. A supervisor allots numbers under the site's GS1 prefix
refusal-sscc-prefix = Extension digit and GS1 company prefix are 8 to 13 digits, and the numbers must fit behind them
refusal-sscc-overlap = Some of these numbers were allotted before. Begin behind them
refusal-template-version = The next version of this layout has another number. Open it again and save it
refusal-templates-full = No more layouts, or no more versions of this one, can be kept. Change another one
refusal-other-revision = The papers are of another revision. Make them again
