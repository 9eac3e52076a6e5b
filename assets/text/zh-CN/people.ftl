# 人员、PIN 与锁定的办公台。

people-lock-title = 此办公台已锁定
people-lock-help = 请输入 PIN 并按回车。扫码照常进入工位
people-lock-pin = PIN
people-lock-open = 打开
people-lock-looking = 正在核对 PIN…
people-lock-wrong = PIN 不对
people-lock-left = { $tries ->
    [one] 还剩一次机会，再错一次办公台会锁定一段时间
   *[other] 还剩 { $tries } 次机会，用完后办公台会锁定一段时间
}
people-lock-until = PIN 错误次数过多，{ $at } 起可再试
people-lock-until-help = 主管可在别的办公台提前解锁。工位仍可凭工牌作业，工作不会丢失
people-lock-lost = 本库没有保存此工牌的 PIN。工作没有丢失，请主管在“人员”中重新设置
people-lock-failed = 未能核对 PIN，此次可能已计数。工作没有丢失，请再试一次
people-lock-no-pin = 此处办公台须凭 PIN 使用，而此工牌还没有 PIN。请主管在“人员”中设置
people-lock-nobody = 此处办公台须凭 PIN 使用，请先扫工牌
people-lock-other = 换人？请扫另一张工牌
people-lock-now = 锁定此办公台
people-desk-locked = 办公台已锁定，未写入任何内容。请用 PIN 打开后重做
people-pin-file-wanted = 此工牌有 PIN，未写入任何内容。请用 --pin-file 文件 提供，或用 --pin-file - 从标准输入读取
people-pin-file-wrong = { $tries ->
    [one] PIN 不对，未写入任何内容，还剩一次机会
   *[other] PIN 不对，未写入任何内容，还剩 { $tries } 次机会
}
people-badge-left = { $person } 已离职
people-badge-left-detail = 没有任何改动。请扫别的工牌；主管可在“人员”中恢复
people-pin-set = { $person } 已有新的 PIN
people-no-pin-yet = 尚无 PIN
people-has-pin = 有 PIN
people-pin-locked-until = 锁定至 { $at }
people-pin-digits = PIN 为 4 至 12 位数字
people-pin-plain = 这种 PIN 最先被猜到：请勿全用同一数字或连续数字
people-pins-differ = 两次输入的 PIN 不同
people-pin = 新 PIN
people-pin-again = 再输一次
people-set-pin = 设置 PIN
people-pin-help = 办公台凭 PIN 打开，工位只凭工牌。PIN 只以慢速散列保存，任何地方都不显示
people-col-badge = 工牌
people-col-role = 角色
people-col-language = 语言
people-any-language = 随工位
people-leaves = 已离职
people-returns = 恢复在职
people-unlock = 解锁
people-save = 保存
people-open = 人员与 PIN…
people-idle-lock = 无人使用时锁定
people-idle-lock-help = 仅对有 PIN 的人；换工牌时立即锁定
people-idle-minutes = { $minutes } 分钟
people-idle-never = 从不
people-pin-wanted = 办公台须凭 PIN
people-pin-wanted-help = 此后没有工牌和 PIN 就不能使用办公台。工位和收货台仍凭工牌
people-pin-wanted-first = 请先登录并设置自己的 PIN，否则您自己也无法使用办公台
people-heading = 人员
