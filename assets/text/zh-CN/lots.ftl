### 清货批次：哪些货不能进批次、售出与回款。

lot-rule-dangerous-goods = 危险品
lot-rule-opens-dangerous-goods = 从托盘取下，弃置或询问卖家
lot-rule-brand-restricted = 受限品牌
lot-rule-opens-brand-restricted = 从托盘取下，询问卖家
lot-rule-face-masks = 口罩
lot-rule-opens-face-masks = 从托盘取下，弃置或询问卖家
lot-rule-held = 暂存中
lot-rule-opens-held = 从托盘取下，或在待办里结束暂存
lot-rule-other-decision = 判定不是清货
lot-rule-opens-other-decision = 从托盘取下，放回应放的地方
lot-rule-answer-due = 卖家仍可答复
lot-rule-opens-answer-due = 等卖家答复，或等到最后期限
lot-rule-claim-open = 仍可提交索赔
lot-rule-opens-claim-open = 先提交索赔，或不索赔直接出售
lot-split-retail = 按零售价
lot-split-units = 按单件平均

column-lot = 批次号
column-pallet = 托盘
column-fnsku = FNSKU
column-lpn = LPN
column-serial = 序列号
column-category = 品类
column-unit-retail = 零售单价
column-ext-retail = 零售总价
column-brought = 回款
sheet-sellers = 卖家
