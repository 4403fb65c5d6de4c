# 操作被拒绝时的说明，以及接下来怎么做。
pipeline-not-admitted = 这份申请尚未放行。请先在“暂存”中查看。
pipeline-has-ended = 这份申请已经结束。请先重新开启。
pipeline-in-play = 这份申请仍在进行中，无需重新开启。
pipeline-stage-gone = 这个阶段已不存在。请刷新页面查看当前阶段。
pipeline-moved-meanwhile = 刚刚有人更改了这份申请。请刷新页面查看它现在的位置。
pipeline-hire-instead = 录用需要占用一个名额。请使用“录用…”并选择名额。
pipeline-choose-reason = 请从列表中选择一个原因。
pipeline-no-such-opening = 这个名额已不属于该职位。请刷新页面另选一个。
pipeline-seat-taken = 名额 { $n } 刚刚被占用。请另选一个。
pipeline-gone-on = 有人已在此基础上继续操作，无法再撤销。请打开该候选人查看经过。

# 时间线。
event-application-moved = { $actor } 将申请从 { $from } 移到 { $stage }
event-application-rejected = { $actor } 拒绝了申请
event-application-withdrawn = { $actor } 记录了申请被撤回
event-application-reopened = { $actor } 重新开启了申请
event-application-hired = { $actor } 录用了该候选人，占用名额 { $opening }
event-application-put-back = { $actor } 撤销了操作，申请回到 { $stage }
event-job-closed-out = { $actor } 结束了仍在进行中的 { $n } 份申请
