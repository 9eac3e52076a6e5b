### 建议装箱与库存纸箱。

propose-propose = 建议装箱…
propose-title = 建议装箱
propose-back = 返回箱列表
propose-again = 重新建议
propose-flat = 全部此面向上
propose-note = 仅供参考：可按实际情况装箱，逐件扫入即可。
propose-guessed = 含估计的尺寸或重量
propose-sum = 件数 { $cartons } · 数量 { $units }{ $left ->
    [0] {""}
   *[other] {"；"}{ $left } 个单件未装入
}
propose-nothing = 没有待装箱的发往中国单件，无须建议
propose-nobody-knows = 没有分单或卖家 { $code }。未写入任何内容：请核对号码
propose-carton = 第 { $number }/{ $of } 箱 · { $kind }
propose-holds = 数量 { $units } · 毛重 { $gross } · 装满 { $percent }%
propose-inside = 内径 { $sides } cm · 限重 { $limit }
propose-step = 第 { $step }/{ $of } 件
propose-step-back = 少一件
propose-step-on = 多一件
propose-order = 按此顺序从箱底往上装
propose-unit-line = { $order }. { $tag } · { $what } · 现在 { $from }
propose-left-out = { $count } 个单件未装入任何箱
propose-left-line = { $count } 个：{ $why }
propose-left-more = 另有 { $count } 个
propose-sides-how = 每个 SKU 的尺寸和重量只须在“商品资料”中登记一次，也可用文件导入。
propose-picture = 第 { $number } 箱，{ $kind }，前 { $step } 件
propose-no-boxes = 还没有登记纸箱
propose-no-boxes-how = 请在下面登记仓库现有的每种纸箱。只须登记一次，保存在本工位。
propose-no-boxes-yet = 还没有登记纸箱，没有给出建议：请用 shipment box 登记，或在窗口的“建议装箱”中登记
propose-wrong-box = 纸箱 { $name } 无法使用：{ $why }。没有给出建议：请重新登记
propose-boxes = 库存纸箱…
propose-boxes-done = 返回建议
propose-box-line = { $name } · 内径 { $sides } cm · 空箱 { $tare } · 限重 { $gross }
propose-box-supply = 库存 { $count } 个
propose-box-gone = 删除
propose-box-name = 纸箱名称
propose-box-name-wrong = 纸箱名称最多 40 个字
propose-box-inner = 内径：长 × 宽 × 高，cm 或 in
propose-box-tare = 空箱重量
propose-box-gross = 装满后限重
propose-box-count = 库存数量
propose-box-count-hint = 不填表示不限
propose-box-count-wrong = 请填数字；不限数量则不填
propose-no-such-box = 没有登记纸箱 { $name }，未作更改：请用 shipment boxes 查看
propose-box-too-many = 纸箱种类已满：请先删除一种
propose-box-keep = 保存纸箱
propose-packed-sides = 包装尺寸 cm
propose-packed-basis = 尺寸依据

unfit-no-sides = 包装尺寸未登记
unfit-no-weight = 重量未登记
unfit-too-long = 太长，所有纸箱都放不下
unfit-too-long-this-side-up = 此面向上时太长
unfit-too-heavy = 太重，放得下的纸箱都会超重
unfit-no-box-left = 合适的纸箱已用完
unfit-too-many-items = 超出一次建议的数量
box-fault-side = 有一边为零或过长
box-fault-tare = 空箱已达到限重
sides-basis-measured = 实测
sides-basis-estimated = 估计
