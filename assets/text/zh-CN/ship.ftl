### 运往中国的货物：当事方、商品资料、分单、箱。

ship-mode-sea-lcl = 海运拼箱
ship-mode-sea-fcl = 海运整箱
ship-mode-air = 空运
ship-mode-express = 快递

customs-route-duty-free = 退运免税
customs-route-taxed = 征税进口
customs-route-hong-kong = 香港
customs-route-forwarder = 货代双清包税

weighed-by-scale = 电子秤
weighed-by-hand = 手工录入

pallet-material-treated-wood = 已熏蒸或热处理的木托盘
pallet-material-untreated-wood = 未处理的木托盘
pallet-material-plywood = 胶合板
pallet-material-plastic = 塑料
pallet-material-paper = 纸

value-basis-export = 出口单价
value-basis-cost = 卖家成本
value-basis-agreed = 双方约定
value-basis-estimated = 估计

brand-kind-0 = 无品牌
brand-kind-1 = 境内自主品牌
brand-kind-2 = 境内收购品牌
brand-kind-3 = 境外品牌（贴牌生产）
brand-kind-4 = 境外品牌（其它）

goods-trait-magnetic = 带磁
goods-trait-liquid = 液体
goods-trait-powder = 粉末
goods-trait-food = 食品
goods-trait-electric = 带电机电产品
goods-trait-data = 存有数据
goods-trait-worn = 服装或鞋
goods-trait-fragile = 易碎
goods-trait-upright = 此面向上

fact-party-set = 当事方已登记
fact-goods-declared = 商品资料已录入
fact-freight-rated = 运价已录入
fact-shipment-set = 主单已录入
fact-shipment-left = 主单已发出
fact-pallet-set = 托盘已录入
fact-consignment-set = 分单已录入
fact-consignment-closed = 分单已关闭
fact-consignment-reopened = 分单重新打开
fact-papers-made = 单证已制作
fact-carton-joined = 箱已归入分单
fact-carton-parted = 箱已移出分单
fact-carton-measured = 箱已量尺称重
fact-carton-seal-noted = 封条已记录
fact-container-reopened = 容器重新打开
fact-sscc-allotted = SSCC 号段已分配
fact-template-set = 表格模板已保存
fact-sscc-given = 箱已取得 SSCC

refusal-no-such-party = 没有此代码的当事方：请先在“当事方”中登记
refusal-importer-lacks = 收货人缺少统一社会信用代码或香港商业登记号、名称或地址：请在“当事方”中补全
refusal-not-their-importer = 该收货人不能代此卖家进口：请换分单，或把卖家加入该收货人
refusal-text-too-long = 文字太长或含有无法打印的字符：请改短
refusal-goods-of-nobody = 商品资料须有已知卖家和 SKU，且一次不能太多
refusal-freight-tables = 运价文件须有 1 至 50 个运价表，每种运输方式的每个生效日一个：请改好文件
refusal-freight-table = 运价表内容有误：请改好文件
refusal-no-such-shipment = 没有此编号的主单
refusal-shipment-left = 主单已发出
refusal-no-such-consignment = 没有此编号的分单
refusal-other-shipment = 另一主单已有此编号的分单：请换编号
refusal-consignment-closed = 分单已关闭：请先由主管重新打开
refusal-consignment-open = 分单尚未关闭：请先关闭
refusal-nothing-to-ship = 没有内容，或有空箱：请归入装有单件的箱
refusal-consignment-too-much = 箱数或单件数超过一票分单的上限：请分成两票
refusal-consignment-changed = 内容与所显示的已不一致：请重新查看
refusal-no-such-pallet = 主单没有此编号的托盘
refusal-not-a-carton = 这不是箱：箱号以 C 开头
refusal-in-consignment = 此箱随主单发出：请移出分单，或让主单发出
refusal-in-no-consignment = 此箱不在任何分单中
refusal-carton-measure = 尺寸和重量须大于零，皮重须小于毛重：请重新测量
refusal-carton-not-measured = 有箱尚未量尺称重：请先测量
refusal-carton-without-sscc = 有箱没有 SSCC：请先取号
refusal-no-sscc-left = SSCC 已用完：请主管按本仓 GS1 厂商识别代码分配号段
refusal-sscc-prefix = 扩展位加 GS1 厂商识别代码应为 8 至 13 位数字，且号码须放得下
refusal-sscc-overlap = 其中有号码已分配过：请从其后开始
refusal-template-version = 该模板已有更新的版本：请重新打开后再保存
refusal-templates-full = 模板或其版本数已达上限：请修改现有模板，或复制为新模板
refusal-other-revision = 单证属于另一版本：请重新制作
