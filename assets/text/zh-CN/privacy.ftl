### 含地址的内容：遮盖副本，以及按规则清除的内容。

fact-photo-masked = 地址已遮盖
fact-photo-purged = 原图已按规则清除
fact-chat-purged = 聊天截图已按规则清除
refusal-covers-nothing = 没有遮盖任何区域，或区域过多。请在地址上画出遮盖区域
refusal-original-gone = 这张照片的原图已按规则清除，无法再制作副本
queue-labels-uncovered = 待遮盖面单

privacy-heading = 买家地址
privacy-rule = 面单照片的原图在拍摄 { $days } 天后清除，但不早于该包裹索赔期结束；聊天截图在其所证明的最新一次答复后 { $chats } 天清除；扫描枪发送的原始内容保留 { $scans } 天。遮盖副本和全部哈希值保留。最近 { $within } 天中有 { $worked } 天收过件的工位，每天自动清除一次。
privacy-erase-due = 清除到期内容
privacy-erasing = 正在清除到期内容
privacy-purged = { $originals ->
    [0] 没有到期的原图
   *[other] 已按规则清除 { $originals } 张面单照片原图（其中 { $uncovered } 张没有遮盖副本）
}；清除了 { $chats } 张聊天截图和 { $scans } 条扫描原始内容。记录、哈希值和遮盖副本都在。
privacy-files-left = 有 { $count } 张已按规则清除的图片仍在磁盘上，文件删除不掉。记录是安全的。请检查数据文件夹中 photos 和 said 文件夹的权限，然后再清除一次。
privacy-not-yet-due = { $day } 还没到，不会提前清除。未清除任何内容。请填写今天或更早的日期，或加 --dry-run 查看届时到期的内容。
privacy-would-go = 到期：{ $originals } 张面单照片原图，其中 { $uncovered } 张没有遮盖副本；{ $chats } 张聊天截图；{ $scans } 条扫描原始内容。未清除任何内容。
privacy-goes-soon = 包裹 { $number } 的面单照片 { $photo } 将于 { $day } 清除，还没有遮盖副本。请在此之前遮盖地址，否则只留下哈希值。
privacy-goes-uncovered = 包裹 { $number } 的面单照片 { $photo } 没有遮盖副本：只留下哈希值。

privacy-chat-gone = 截图 { $hash } 已按规则清除（{ $day }），哈希值保留
privacy-chat-missing = 数据文件夹的 said 文件夹中找不到聊天截图 { $picture }，也没有规则清除过它。它所证明的答复仍然有效，答复人和时间都在，其他内容没有丢失。请从备份恢复 said 文件夹，或请卖家重新提供截图。
privacy-chat-damaged = 数据文件夹 said 文件夹中的聊天截图 { $picture } 与当时保存的不一致。它所证明的答复仍然有效，答复人和时间都在，其他内容没有丢失。请从备份恢复该文件，并检查磁盘。

privacy-cover = 遮盖地址…
privacy-cover-again = 重新遮盖…
privacy-not-covered = 含地址，尚无遮盖副本
privacy-covered = 地址已遮盖，这是副本
privacy-gone = 原图已于 { $day } 按规则清除
privacy-gone-without-copy = 原图已于 { $day } 按规则清除。没有遮盖副本，只保留哈希值
privacy-opening = 正在打开照片…
privacy-leaves-barcode = 建议：除条码外全部遮盖，正下方端正的号码也会留出。如号码被遮住，请调整区域
privacy-leaves-third = 没有找到条码，建议遮盖上方三分之二。请把区域移到地址上，留出条码
privacy-cover-how = 拖动区域可移动，拖动四角可调整大小。方向键移动选中的区域，按住 Shift 调整大小，Delete 删除
privacy-area = 区域 { $number }
privacy-add-area = 添加区域
privacy-remove-area = 删除区域
privacy-propose-anew = 重新建议
privacy-confirm = 遮盖并保存
privacy-leave = 关闭
privacy-wants-badge = 请先扫工牌：副本要记在操作人名下
privacy-copy-kept = 包裹 { $number } 的面单照片地址已遮盖。证据包将使用该副本。
privacy-copy-not-made = 遮盖副本未能保存（{ $detail }）。原图保持不变。请重试。
privacy-original-unread = 无法读取原图，未制作副本。未做任何改动。请检查数据文件夹中的 photos 文件夹。
desk-uncovered-list = 待遮盖的面单照片
desk-col-original-goes = 原图清除日
privacy-uncovered-how = 只有遮盖了地址的面单才会放进证据包。原图清除后，未遮盖的面单只剩哈希值
