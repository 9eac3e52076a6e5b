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
