### 发往中国货物的工作台，以及命令行有关的文字。

shipment-state-here = 在库
shipment-state-left = 已发出
consignment-state-open = 未关闭
consignment-state-closed = 已关闭
consignment-state-left = 已发出

ship-desk-wants-mode = 新主单须说明运输方式。未写入任何内容：请填 sea_lcl、sea_fcl、air 或 express
ship-desk-wants-consignment = 新分单须有主单、境内收货人和清关方式。未写入任何内容：请三项都填
ship-desk-figures = { $cartons } 箱，{ $units } 个单件
