### 召回清单

desk-col-notice = 召回编号
desk-col-agency = 发布机构
desk-col-model = 型号
desk-col-units-of = 涉及批次日期
desk-col-ended = 解除日期
desk-col-found-by = 识别依据
desk-col-code = 编码
desk-recalls-list = 召回清单
desk-recalls-none = 尚未导入召回清单
desk-recalls-none-how = 请导入召回清单：需有召回编号，以及条码、ASIN 或型号
desk-recall-holds = 生效中
desk-recall-holds-until = 生效至 { $day }
desk-recall-ended = { $day } 已解除
desk-import-recalls-help = 召回清单对所有卖家的货品生效。仅当清单由某个卖家提供时才填写卖家。
import-kind-recalls = 召回清单
fact-recalls-imported = 已导入召回清单
field-notice = 召回编号
field-agency = 发布机构
field-model = 型号
field-units-from = 批次起始日期
field-units-to = 批次截止日期
field-valid-from = 生效日期
field-ended = 解除日期
field-source = 来源
problem-file-of-nobody = 未指明文件属于哪个卖家，未导入任何内容。请填写卖家；只有召回清单可以不填
problem-no-recall-notice = 召回编号为空：需要编号或公告网址
problem-no-recall-key = 条码、ASIN 和型号均为空，无法确定召回的是哪件商品
problem-recall-twice = 上方已有同一召回编号和编码，但内容不同
problem-model-short = 型号少于四个字符，匹配范围过大，已略去
problem-range-backwards = 批次截止日期早于起始日期，已略去该日期范围

### Usual weights

desk-col-usual = 通常重量
desk-usual-weight = { $weight } ({ $parcels })
exception-light-parcel = 比货物轻
exception-unusual-weight = 重量与往常不同
