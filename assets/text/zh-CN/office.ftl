### 办公界面的文字：卖家、查找、待办。

## Sellers

desk-nav-sellers = 卖家
desk-sellers-nothing = 还没有卖家
desk-sellers-nothing-how = 点“新卖家…”，或导入该卖家的第一个文件（F2）
desk-col-name = 名称
desk-col-rules = 规则表
desk-col-language = 语言
desk-col-approve = 需审批
desk-col-cage = 保管笼起点
desk-col-hold-days = 暂存天数
desk-col-hold-default = 无答复时
desk-col-hints = 面单标识
desk-seller-new = 新卖家…
desk-seller-new-title = 新卖家
desk-seller-none = 未选择卖家
desk-seller-none-how = 在左侧选择一个，查看并修改其约定
desk-seller-taken = 已有使用此代码的卖家
desk-seller-name = 卖家名称
desk-seller-name-wrong = 请填写大家认得的名称
desk-seller-rules = 适用规则表
desk-seller-language = 邮件语言
desk-seller-hints = 面单上的字样
desk-seller-hints-help = 我方地址行中代表该卖家的字样，如 Suite 01、Jason-01。无人预报的退件靠它认出卖家
desk-seller-hints-short = “{ $hint }”太短，任何面单都可能出现
desk-seller-hints-shared = “{ $hint }”也属于 { $seller }，两个卖家不能共用
desk-seller-cage = 放保管笼的价值
desk-seller-cage-help = 价值达到此金额的单件放入保管笼；留空表示不用
desk-seller-cage-wrong = 金额如 200 或 199.50，币种如 USD
desk-seller-currency = 保管笼币种
desk-seller-approve = 需主管审批
desk-seller-approve-help = 这些决定先放待审批货架，由主管审批
desk-seller-hold-days = 暂存期限（天）
desk-seller-hold-days-help = 到期后重新处理该暂存
desk-seller-hold-days-wrong = 天数为 1 至 { $most }
desk-seller-hold-default = 卖家不答复时
desk-seller-hold-default-help = 卖家不答复时暂存件如何处理，由主管确认
desk-seller-save = 保存
desk-seller-discard = 放弃修改
desk-seller-saved = 已是库中内容
desk-seller-saving = 正在保存
desk-seller-unsaved = 尚未保存：请先保存或放弃，再选择其他卖家

## Find

desk-nav-find = 查找
desk-find-box = 号码或末几位
desk-find-all = 查全部日期
desk-find-recent = 近 { $days } 天的退件和单件；按回车查全部日期
desk-find-ever = 全部日期的退件和单件
desk-find-list = 查找结果
desk-find-empty = 请输入任意号码
desk-find-empty-how = 运单号、订单号、退货单号、退件码、单件码或容器；退件和单件只输末 6 位也可以
desk-find-nothing = 没有此号码
desk-find-nothing-how = 按回车查全部日期；卖家文件中的号码须输入完整
desk-find-nothing-ever = 已查全部日期，请核对号码；卖家文件中的号码须输入完整
desk-col-what = 类别
desk-col-number = 号码
desk-col-where = 位置
desk-found-awaited = 预报，未到
desk-found-seen = 预报，已到
desk-found-parcel = 退件
desk-found-unit = 单件
desk-found-container = 容器

## 待办

desk-nav-work = 待办
desk-work-queues = 待办队列
desk-col-queue = 队列
desk-col-count = 数量
desk-col-oldest = 最久
desk-col-why = 原因
desk-col-station = 工位
desk-col-said = 司机所报
desk-col-scanned = 已扫
desk-col-barcode = 条码
desk-col-parcels-said = 退件数
desk-work-at-least = { $count }+
desk-work-among = 只在最早的 { $most } 票中查找
desk-work-none = 此队列没有待办
desk-work-none-how = 等待处理的会列在这里，最久的在前
desk-work-to-backlog = 待拆退件 { $count } 票
desk-work-to-backlog-how = 待拆退件有单独的界面，含货载和发现
desk-work-go-backlog = 打开待拆（F9）
desk-work-go-products = 打开商品资料（F10）
desk-work-product-how = 再有一个退件得出相同结果即可确认；也可直接在商品资料中写明
desk-work-load-how = 在签收（F8）结束：再扫一次其编号，或在那里选择
desk-judge-head = 审批 { $count } 件
desk-judge-as-asked = 按申请批准
desk-judge-otherwise = 改判
desk-judge-decision = 改为
desk-judge-reason = 原因
desk-judge-do = 改判为{ $decision }
desk-judge-wants = 请选择决定和原因
desk-judge-not-sold = 不能转售：不可售或货主不明
desk-judge-nobody = 扫主管工牌后才能审批
desk-judge-no-supervisor = { $person } 不是主管，扫主管工牌后才能审批
desk-being-saved = 正在保存
desk-move-head = 移放 { $count } 件
desk-move-to = 放入容器
desk-move-help = 从待审批货架取出，放进对应决定的容器，并写明是哪一个
desk-move-do = 已放入
desk-move-mixed = 所选单件的决定不同，请只选同一决定的
desk-move-wrong = 请填写此决定的容器
desk-move-nobody = 扫工牌后才能移放
