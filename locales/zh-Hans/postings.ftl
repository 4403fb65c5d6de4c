# List
postings-title = 各语言文案
postings-what = 招聘网站上显示的内容，每种语言一份。原文是其他语言翻译的依据。
postings-none = 还没有文案
postings-none-what-to-do = 先选择您最擅长的语言，之后再翻译。
postings-source = 原文
postings-behind = 翻译之后原文有改动
postings-behind-short = 有改动
postings-behind-what-to-do = 查看改动、更新译文，然后确认译文无误。
postings-behind-show = { $language }原文的改动
postings-confirm = 译文无误
postings-to-source = 查看{ $language }原文
postings-changed = { $when } 修改
postings-look = 在招聘网站查看
postings-write = 编辑
postings-read = 阅读
postings-add = 添加语言
postings-add-hint = 新文案以草稿开始，沿用原文标题。
postings-other-language = 其他语言（语言代码）
postings-begin = 开始
postings-language-unknown = 请填写语言代码，例如 fr、pt-BR 或 zh-Hant。
postings-language-taken = 该职位已有此语言的文案。

# Standing
postings-draft = 草稿
postings-scheduled = 已排期
postings-live = 已发布
postings-hidden = 已发布但不可见
postings-hidden-why = 职位本身未对外开放。
postings-ended = 已结束
postings-from = { $when } 起
postings-since = 自 { $when }
postings-until = 至 { $when }
postings-ended-at = { $when }
postings-by-zone = （{ $zone }）

# Editor
postings-languages = 该职位的语言
postings-all = 所有语言
postings-part-title = 标题
postings-part-description = 职位描述
postings-part-requirements = 任职要求
postings-part-benefits = 福利待遇
postings-markdown-hint = 支持 Markdown：**加粗**、用 - 写列表、用 # 写标题。
postings-heading-hint = 页面会自动为这一部分加上标题。
postings-slug = 网址
postings-slug-hint = 网址的最后一段，使用小写字母和连字符。发布前随标题变化，旧网址会继续跳转到这里。
postings-slug-unfit = 请使用小写字母、数字和单个连字符，最多 80 个字符。
postings-slug-taken = 该网址已被或曾被其他文案使用，请换一个。
postings-matches-source = 译文与当前原文一致
postings-original = 原文（{ $language }）
postings-preview = 预览
postings-preview-what = 读者看到的样子
postings-conflict-legend = 从已保存内容到您的输入：删除线部分只在已保存内容中，下划线部分只在您的内容中。
postings-said-saved = 文案已保存。
postings-said-confirmed = 译文已确认。
postings-said-source = 这份文案现在是原文。
postings-said-discarded = 草稿已丢弃。
postings-more = 更多
postings-make-source = 设为原文
postings-discard = 丢弃草稿
postings-discard-was-public = 该文案曾公开，网址会保留。请改为撤下。
postings-discard-source = 其他语言以此为原文，请先将另一份设为原文。

# Publication
postings-publication = 发布
postings-times-zone = 时间以 { $zone } 为准。
postings-when = 时间
postings-when-now = 立即
postings-when-later = 定时
postings-from-label = 开始时间
postings-until-label = 结束时间
postings-publish = 发布
postings-publish-again = 修改发布设置
postings-unpublish = 立即撤下
postings-unschedule = 取消排期
postings-time-unreadable = 请填写日期和时间，例如 2026-11-24T09:00。
postings-from-missing = 请填写开始时间，或选择“立即”。
postings-until-before-from = 结束时间应晚于开始时间，请重新选择。
postings-leaves-now-first = 此文案目前已公开，改期后在开始时间之前会从招聘网站撤下。如确认，请勾选下方选项，或将开始时间留空。
postings-leaves-now = 在此之前从招聘网站撤下
postings-needs-description = 请先填写职位描述，读者和搜索引擎都需要。
postings-job-confidential = 该职位为保密职位，文案不会公开。
postings-job-internal = 该职位仅限内部，文案不会公开。
postings-job-ended = 该职位已结束，请先重新开放。
postings-job-not-open = 该职位尚未开放，请在计划页开放，或选择定时发布。
postings-job-no-place = 请说明工作地点：在计划中添加办公室或城市。
postings-not-public = 该文案未公开。
postings-said-published = 已发布，现已出现在招聘网站上。
postings-said-scheduled = 已排期。
postings-said-unpublished = 已撤下。

# Pay
postings-pay-no-amount = 请填写最低或最高金额。
postings-pay-amount-range = 请填写合理的正数金额。
postings-pay-amount-unreadable = 无法识别金额，请写 60000、60,000、60k 或 6万。
postings-pay-no-decimals = { $currency } 的金额没有小数，请填写整数。
postings-pay-max-below-min = 最高金额低于最低金额。
postings-pay-months-range = 请填写 12 到 24，只有按月计薪才可超过 12。
postings-pay-months-monthly = 只有按月计薪才能超过 12 个月。请填 12，或改为按月。
postings-pay-bonus-months-range = 奖金月数应为 1 到 24。
postings-pay-bonus-percent-range = 百分比应为 1 到 200。
postings-pay-bonus-one = 奖金请用月数或百分比其中一种。
postings-pay-bonus-number = 请填写整数，或选择无奖金。
postings-pay-bonus-kind = 请选择奖金按月数还是百分比计算，或清空此栏。
postings-pay-needs-amount = 此项须与金额一起填写。请填写最低或最高金额，或清空此栏。
postings-pay-currency-missing = 请选择货币。
postings-pay-currency-unknown = 请从列表中选择货币。

# History
event-posting-created = { $actor } 开始撰写文案（{ $language }）。
event-posting-changed = { $actor } 修改了文案（{ $language }）。
event-posting-scheduled = { $actor } 设置了文案的发布时间（{ $language }）。
event-posting-unscheduled = { $actor } 取消了文案排期（{ $language }）。
event-posting-published = { $actor } 发布了文案（{ $language }）。
event-posting-unpublished = { $actor } 撤下了文案（{ $language }）。
event-posting-confirmed = { $actor } 确认译文无误（{ $language }）。
event-posting-discarded = { $actor } 丢弃了草稿（{ $language }）。
