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

# 看板。
pipeline-board = 看板
pipeline-old-page = 这个表格页的链接已失效。请回到第一页。
pipeline-filter-board = 筛选看板
pipeline-filter-placeholder = 姓名或关键词
pipeline-only-marked = 仅看已标记
pipeline-filter = 筛选
pipeline-filtered = { $n } 人符合
pipeline-all-again = 显示全部
pipeline-board-facts = { $people } 人进行中 · { $openings } 个名额，已录用 { $filled } 人
pipeline-stages = 阶段
pipeline-board-moved = { $name } 已在“{ $stage }”。
pipeline-board-not-moved = 无法移动 { $name }。请刷新页面再试。
pipeline-seats = 已录用 { $filled } / { $openings }
pipeline-median = 中位 { $n } 天
pipeline-days = { $n } 天
pipeline-notes = { $n } 条备注
pipeline-select = 选择 { $name }
pipeline-move-name = 移动 { $name }
pipeline-move-to = 移至 { $stage }
pipeline-move-question = 移到哪个阶段？
pipeline-more = 显示更多
pipeline-more-n = 显示更多（还有 { $n } 人）
pipeline-nobody = 暂无候选人
pipeline-badge-late = 答复已逾期
pipeline-badge-due = 答复将到期
pipeline-badge-marked = 因答案被标记
pipeline-outcome-rejected = 已拒绝
pipeline-outcome-withdrawn = 已撤回
pipeline-outcome-hired = 已录用

# 操作与确认。
pipeline-hire = 录用…
pipeline-reject = 拒绝…
pipeline-reopen = 重新开启
pipeline-cancel = 取消
pipeline-error-title = 错误：
pipeline-reject-question = 拒绝 { $name }？
pipeline-reject-now = 拒绝 { $name }
pipeline-withdraw = 对方退出…
pipeline-withdraw-question = { $name } 已退出？
pipeline-withdraw-now = 记录退出
pipeline-withdraw-no-letter = 不发邮件：这是对方的决定。
pipeline-reason = 原因
pipeline-reason-hint = 仅供团队和报告使用，候选人看不到。
pipeline-reason-choose = 选择原因
pipeline-reason-ours = 我方决定
pipeline-reason-theirs = 对方决定
pipeline-telling = 邮件通知
pipeline-telling-morning = 在对方的下一个工作日上午：{ $at }（以 { $zone } 的时间为准）
pipeline-telling-soon = 今天 { $at }，即无法再撤销时
pipeline-telling-nothing = 不发邮件
pipeline-telling-held = 邮件在此之前留在发件箱，您可以在那里修改或收回。若原因属于对方决定，则不发邮件。
pipeline-letter = 发给 { $to } 的邮件（{ $language }）
pipeline-no-letter = 不会发送邮件：没有邮箱地址，或对方要求不被联系。
pipeline-hire-question = 录用 { $name }？
pipeline-hire-now = 录用 { $name }
pipeline-opening = 名额
pipeline-opening-n = 名额 { $n }
pipeline-no-openings = 该职位的名额已全部占用。请先在职位计划中增加名额。
pipeline-hire-last = 这是最后一个名额。录用后该职位即招满，并从招聘网站下线。
pipeline-others = 仍在进行中的另外 { $n } 人怎么办？
pipeline-others-leave = 稍后逐一决定
pipeline-others-tell = 结束他们的申请，并在各自的下一个工作日上午通知
pipeline-others-end = 结束他们的申请，不发邮件
pipeline-elsewhere = { $name } 还有 { $n } 个其他职位的申请在进行中
pipeline-elsewhere-end = { $n ->
   *[other] 将这些申请记为已撤回并结束，不发邮件
    }
pipeline-elsewhere-leave = { $n ->
   *[other] 让这些申请继续进行
    }
pipeline-others-reason = 对其他人的原因（结束其申请时必填）

# 刚刚完成的操作。
pipeline-said-moved = { $name } 已移到“{ $stage }”。
pipeline-said-reopened = { $name } 重新进入流程。
pipeline-said-rejected = 已拒绝 { $name }，不发邮件。
pipeline-said-rejected-told = 已拒绝 { $name }。对方在 { $at } 前不会得知。
pipeline-said-withdrawn = 已记录：{ $name } 已退出，不发邮件。
pipeline-said-hired = 已录用 { $name }。
pipeline-said-hired-last = 已录用 { $name }。这是最后一个名额，该职位已招满，并已从招聘网站下线。
pipeline-said-undone = 已撤销。

# 表格与批量操作。
pipeline-table = 表格
pipeline-filters = 筛选
pipeline-filters-set = { $n ->
    [0] 筛选
   *[other] 筛选（已设 { $n } 项）
    }
pipeline-stage = 阶段
pipeline-standing = 状态
pipeline-standing-current = 进行中或已录用
pipeline-standing-ended = 已拒绝或已撤回
pipeline-standing-everyone = 全部
pipeline-source = 来源
pipeline-any = 不限
pipeline-tag = 标签
pipeline-waiting-days = 在当前阶段至少多少天
pipeline-rows = { $n } 人
pipeline-select-page = 选择本页
pipeline-name = 姓名
pipeline-now = 现职
pipeline-place = 地点
pipeline-languages = 语言
pipeline-waiting = 等待
pipeline-applied = 申请日期
pipeline-pages = 分页
pipeline-first-page = 第一页
pipeline-next-page = 下一页
pipeline-table-empty = 还没有人申请。请分享招聘信息，或手动添加候选人。
pipeline-table-empty-filtered = 没有符合筛选条件的人。
pipeline-selected-people = 已选的人
pipeline-picked = 已选
pipeline-picked-one = 已选 { $n } 人
pipeline-picked-other = 已选 { $n } 人
pipeline-all-matching = 全部 { $n } 个符合的人
pipeline-all-in-play = 全部 { $n } 个符合且在流程中的人
pipeline-all-rest = 另有 { $n } 人已录用或已结束，保持不变。
pipeline-move-many = 移动…
pipeline-pick-none = 清除选择
pipeline-nobody-chosen = 尚未选择任何人。请返回并至少选择一人。
pipeline-too-many = 一次不能超过 { $most } 人。请先缩小筛选范围。
pipeline-count-changed = 现在有 { $n } 人符合，与之前显示的不同。请核对新的人数后再次确认。
pipeline-not-yours = 您已无权对此人作决定。
pipeline-batch-move-question = 移动 { $n } 人？
pipeline-batch-move-now = 移动 { $n } 人
pipeline-batch-move-title = 正在移动 { $n } 人
pipeline-batch-reject-question = 拒绝 { $n } 人？
pipeline-batch-reject-now = 拒绝 { $n } 人
pipeline-batch-reject-title = 正在拒绝 { $n } 人
pipeline-batch-telling-next-working-morning = 在每个人的下一个工作日上午
pipeline-batch-telling-soon = 一旦无法再撤销
pipeline-batch-telling-nothing = 不发邮件
pipeline-batch-state-running = 正在后台进行，您可以离开此页。
pipeline-batch-state-stopped = 已停止。已完成的部分保持不变，直到您撤销。
pipeline-batch-state-finished = 已完成。
pipeline-batch-state-undoing = 正在放回原处。
pipeline-batch-state-undone = 已撤销。此后又有进展的人保持原位。
pipeline-batch-progress = { $done } / { $total }
pipeline-batch-counts = 完成 { $done }，跳过 { $skipped }，共 { $total }
pipeline-batch-stop = 停止
pipeline-batch-undo = 全部撤销
pipeline-batch-left-out = 已跳过
event-batch-started = { $actor } 开始对 { $n } 人进行批量操作
event-batch-stopped = { $actor } 停止了对 { $n } 人的批量操作
event-batch-finished = { $actor } 完成了对 { $n } 人的批量操作
event-batch-undone = { $actor } 撤销了对 { $n } 人的批量操作
pipeline-batch-tag-question = 为 { $n } 人添加标签
pipeline-batch-tag-now = 为 { $n } 人添加
pipeline-batch-tag-title = 正在为 { $n } 人添加标签
pipeline-batch-untag-question = 移除 { $n } 人的标签
pipeline-batch-untag-now = 从 { $n } 人移除
pipeline-batch-untag-title = 正在移除 { $n } 人的标签
