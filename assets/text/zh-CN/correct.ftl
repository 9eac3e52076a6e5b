# 更正：用语，见 desk.ftl。

correct-ask = 更正…
correct-nobody = 更正之前先扫工牌
correct-not-now = 现在不能更正。
correct-what = 哪里不对？
correct-wrong-grade = 成色
correct-wrong-decision = 处置决定
correct-grade-head = 按它的检查表重新回答
correct-no-checklist = 这里没有存它的检查表：直接给出成色
correct-grade-follows = 结果：{ $grade }
correct-decision-head = 改为
correct-decision-closed = 变灰的选项被成色、回答或卖家情况排除
correct-hold-agreed = 暂存 { $days } 天等卖家答复，之后按约定{ $default }
correct-reason = 原因
correct-reason-hint = 原来错在哪里
correct-effect-head = 更正之后
correct-effect-grade = 成色：{ $before } → { $after }
correct-effect-decision = 决定：{ $before } → { $after }
correct-effect-moves = 它在 { $container }，需要移走：放到“{ $decision }”的容器之前，一直列在待办里
correct-effect-stays-after-all = 它留在 { $container }，不用再移
correct-effect-stays = 它留在 { $container }
correct-effect-not-charged = 不向卖家收费
correct-approval-needed = 须由主管来做，因为：
correct-approves = 已登录的主管同意
correct-wants = 先选哪里不对，再写原因
correct-do = 更正
correct-reopen-how = 由原来的工位继续处理；已取出的货不变，之后重新结束
correct-reopen = 重新打开退件
correct-superseded = 后来被 { $person } 更正
correct-superseded-why = 后来被 { $person } 更正：{ $reason }

approval-value = 货值达到限额
approval-value-unknown = 不知道货值
approval-age = 已过去几天
approval-sealed = 容器已封
approval-terms = 卖家约定这种决定须批准

fact-unit-regraded = 重新评定成色
fact-unit-redecided = 重新决定
fact-parcel-reopened = 退件重新打开

refusal-correct-waiting = 它在待审批架上。请在待办里审批，那就是它的决定
refusal-correct-on-bench = 它在工位或测试架上。由工位继续处理并评成色
refusal-correct-missing = 盘点时没找到它。先找到，或者核销
refusal-correct-held = 它在暂存中。请在待办里结束或更改暂存
refusal-correct-in-repair = 它在维修中。维修结束时会评成色并决定
refusal-correct-in-batch = 它在一个转售批次里。先把它从批次中取出
refusal-correct-in-consignment = 它在一票已关闭并出了单证的分单里。先重新打开那票分单
refusal-correct-sealed = 它的容器已封，取不出来。先重新打开容器，或者只更正成色
refusal-correct-decision-needed = 新成色排除了原来的决定。请同时选择新的决定
refusal-correct-grade-differs = 成色与回答不符。请重新回答检查表
refusal-correct-unlike = 这个标签下的各件现在情况不同
refusal-correct-nothing-changes = 本来就是这样
refusal-correct-changed = 选择期间它有了变化。请重新看一遍
refusal-correct-not-ended = 这个退件还没结束，或已并入别的记录。请在它所在的地方继续
refusal-correct-box-gone = 空箱已不在架上，无法重新打开
