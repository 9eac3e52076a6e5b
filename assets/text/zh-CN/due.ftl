### 到期事项：欠拍的照片。

fact-photo-waived = 已免拍
waive-too-late = 已无法补拍
waive-shown-elsewhere = 其他照片已拍到
waive-not-wanted = 卖家不需要
refusal-photos-owed = 该容器中的单件欠拍照片。请补拍，或由主管免拍
trouble-seal-owes-photos = { $container } 未封箱：其中 { $count } 个单件欠拍照片（{ $units }）。未写入任何内容。请补拍，或由主管在“待办”的“缺照片”中免拍。
desk-debts-list = 缺照片
desk-debt-head = { $count } 张照片欠拍
desk-debt-how = 工位照常作业；单件欠拍照片时，装有它的出库容器不能封箱。请补拍后在此添加照片文件
desk-debt-reason = 免拍原因
desk-debt-waive = 免拍
desk-debt-no-supervisor = 只有主管可以免拍，请扫主管工牌
