### The desk of shipments to China, and what the command line says of them.

shipment-state-here = Here
shipment-state-left = Left
consignment-state-open = Open
consignment-state-closed = Closed
consignment-state-left = Left

ship-desk-wants-mode = A new shipment needs how it travels. Nothing was written: say sea_lcl, sea_fcl, air or express
ship-desk-wants-consignment = A new consignment needs its shipment, its importer and its way into China. Nothing was written: say all three
ship-desk-figures = { $cartons } packages, { $units } units
