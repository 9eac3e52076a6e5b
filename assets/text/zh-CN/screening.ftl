### 相关方名单，如美国综合筛查名单（CSL）。

import-kind-screening = 筛查名单
fact-screening-loaded = 已加载筛查名单
desk-col-listed = 条目
desk-col-listed-names = 其他名称
desk-col-listed-countries = 国家
desk-import-screening-help = 筛查名单对所有卖家生效，不填卖家。名单日期须写在文件中，或写在文件名中，如 2026-11-20。

hit-by-name = 名称
hit-by-alt-name = 别名
hit-by-id = 证件号码

problem-file-list-json = 不读取 JSON 名单。未导入任何内容：请下载同一名单的 CSV 或 TSV 文件
problem-file-no-listed-name = 缺少名称列。未导入任何内容。请加上表头“name”
problem-file-list-undated = 不知道名单是哪一天的。未导入任何内容：请填写下载日期
problem-file-list-future = 名单日期还没到。未导入任何内容：请填写下载日期
problem-no-listed-name = 没有可比对的名称，此行未导入
problem-listed-name-long = 名称过长，不像真实名称，此行未导入
problem-listed-names-many = 此条目的名称过多，此行未导入
problem-listed-twice = 上文已有同一编号且内容不同，此行未导入

screening-head = 筛查名单
screening-none = 未加载名单。出运前检查要求人工核对名称后签字。
screening-list = { $list }，{ $day }：{ $entries } 个条目，{ $days ->
        [0] 今天的
       *[other] 已有 { $days } 天
    }
screening-old = 已有 { $days } 天：请加载新名单
screening-file = 名单文件（CSV 或 TSV）
screening-dated = 名单日期
screening-dated-help = 文件名中有日期时可不填。
screening-dated-wrong = 请填写不晚于今天的日期，如 { $day }
screening-load = 加载名单
screening-taken = { $name }：已加载 { $entries } 个条目
screening-not-taken = { $name }：{ $rows } 行有误，未加载任何内容
screening-hit = 与 { $name } 相似（{ $by }，{ $percent }%）：{ $list } { $entry }
screening-hits-more = 另有 { $hits } 个条目相似
screening-aid = 仅供参考，非法律意见：未命中不表示可以与其交易。

field-entry = 条目编号
field-entity-number = 原名单序号
field-list-source = 来源名单
field-listed-name = 名称
field-alt-names = 其他名称
field-addresses = 地址（只保留国家）
field-country = 国家
field-ids = 证件号码
field-programs = 制裁项目
field-list-dated = 名单日期
