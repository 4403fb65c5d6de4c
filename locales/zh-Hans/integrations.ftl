# 各列的含义。
integrations-column-ignore = 不导入
integrations-column-name = 姓名
integrations-column-given = 名
integrations-column-family = 姓
integrations-column-other-name = 其他文字的姓名
integrations-column-mail = 邮箱
integrations-column-phone = 电话
integrations-column-headline = 简介
integrations-column-city = 城市
integrations-column-country = 国家
integrations-column-language = 语言
integrations-column-source = 来源
integrations-column-tags = 标签
integrations-column-link = 链接
integrations-column-note = 备注
integrations-column-job = 职位
integrations-column-stage = 阶段
integrations-column-number = 编号
integrations-column-stage-since = 进入该阶段的时间
integrations-column-outcome = 结果
integrations-column-applied = 申请时间
integrations-column-answer-by = 承诺答复日期
integrations-column-marked = 已标记

# 文件为什么不被接受。
integrations-no-file = 请选择一个文件。
integrations-too-large = 文件超过 { $max } MB。请拆分成几个文件。
integrations-no-room = 服务器没有空间存放这个文件。请告知服务器的管理者。
integrations-not-text = 这个文件不是表格。请将电子表格另存为 CSV，再选择该文件。
integrations-encoding-unknown = 没有名为“{ $value }”的编码。可用的例如：utf-8、utf-16le、gb18030、big5、shift_jis、windows-1252。
integrations-open-quote = 第 { $line } 行有一个单元格以引号开头，却没有结束的引号。请补上或删去该引号，然后重新选择文件。
integrations-no-rows = 这个文件在列名下面没有任何行。
integrations-too-many-rows = 文件超过 { $most } 行。请拆分成几个文件。
integrations-too-many-columns = 文件超过 { $most } 列。请删去不需要的列。
integrations-cell-too-long = 第 { $line } 行有单元格超过 { $most } 个字符。请缩短后重新选择文件。
integrations-not-json = 这个文件不是 JSON。
integrations-bad-json = 这个文件不是有效的 JSON：第 { $line } 行第 { $column } 列中断或有错误。
integrations-no-jobs = 文件中没有职位。
integrations-too-many-jobs = 文件中的职位超过 { $most } 个。请拆分成几个文件。

# 某一行的问题。
integrations-row-no-name = 缺少姓名。
integrations-row-surplus = 单元格多于列数：“{ $value }”不在任何一列之下。含有分隔符的单元格请加上引号。
integrations-row-too-long = { $field }：超过 { $most } 个字符。
integrations-row-mail = “{ $value }”不是邮箱地址。
integrations-row-phone = “{ $value }”不是电话号码。
integrations-row-link = “{ $value }”不是网址。
integrations-row-country = 没有名为“{ $value }”的国家。请填写国名或两位代码，例如 DE。
integrations-row-language = 没有名为“{ $value }”的语言。请填写语言名称或代码，例如 de。
integrations-row-contacts = 邮箱、电话和链接合计超过 { $most } 个。
integrations-row-tags = 标签超过 { $most } 个。
integrations-row-job = 您没有名为“{ $value }”的职位。请填写职位编号，例如 J-0012。
integrations-row-job-closed = 职位“{ $value }”未开放，不能加入人员。
integrations-row-stage = 该职位没有“{ $value }”这个阶段。
integrations-row-hired = 不能直接导入为已录用，因为录用需要占用名额。请导入到更早的阶段。
integrations-row-not-yours = 您不能录入这一行。可能是您自己的地址，或该职位已不由您负责。

# 职位的问题。
integrations-json-unknown = 第 { $line } 行：职位没有“{ $field }”这个字段，请删除或更正名称。
integrations-json-missing = 第 { $line } 行：缺少字段“{ $field }”。
integrations-json-value = 第 { $line } 行：字段“{ $field }”的值无法使用。
integrations-job-title = 缺少标题，或标题超过 200 个字符。
integrations-job-department = 没有名为“{ $value }”的部门。请先在设置中添加。
integrations-job-place = 地点“{ $value }”不是您的办公地点，也没有带国家的城市。
integrations-job-stages = 阶段必须以一个“applied”类型开始，以一个“hired”类型结束，并且每个都要有名称。
integrations-job-posting = 语言 { $language } 的文本缺少标题、过长，或出现了两次。

# 这一行可能是谁。
integrations-same-contact = 与 { $name } 的地址或号码相同。
integrations-same-name = 与 { $name } 同名，且没有任何联系方式。
integrations-same-row = 与本文件第 { $line } 行的地址或号码相同。
integrations-same-job = 与 { $reference } 的标题相同。

# 导入入口。
integrations-import-title = 导入
integrations-import-lead = 从电子表格或其他系统带入人员和职位。在您看到报告之前，不会写入任何内容。
integrations-import-file = 文件
integrations-import-people = 从表格导入人员
integrations-import-people-lead = 任何常见编码的 CSV，第一行是列名，最多 20,000 人。不会向任何人发送邮件。
integrations-import-people-next = 选择各列
integrations-import-jobs = 从 JSON 导入职位
integrations-import-jobs-lead = 格式与 API 接受的职位相同，可附带各语言的文本。导入后为草稿。
integrations-import-jobs-next = 检查职位
integrations-import-late = 您最近的文件
integrations-import-kept = 文件及其报告保留 30 天。
integrations-kind-candidates = { $n } 人
integrations-kind-jobs = { $n } 个职位
integrations-import-state-mapping = 待选择各列
integrations-import-state-checking = 检查中
integrations-import-state-checked = 可以导入
integrations-import-state-running = 导入中
integrations-import-state-stopped = 已停止
integrations-import-state-finished = 已完成
integrations-import-state-refused = 无法读取
integrations-import-discarded = 文件及其报告已删除。已添加的内容保留。
integrations-went-on = 这次导入已有新的进展。请刷新页面查看当前状态。
integrations-still-working = 这次导入正在进行。请先停止。

# 各列的含义。
integrations-columns-title = 每一列是什么？
integrations-columns-lead = 共 { $n } 行。请说明每一列的含义，未选择的列不会导入。
integrations-columns-damaged = 部分字符无法用该编码读取。请在下方选择其他编码并重新读取。
integrations-columns-encoding = 编码
integrations-columns-separator = 分隔符
integrations-separator-comma = 逗号
integrations-separator-semicolon = 分号
integrations-separator-tab = 制表符
integrations-separator-bar = 竖线
integrations-columns-again = 重新读取
integrations-columns-column = 列
integrations-columns-becomes = 导入为
integrations-columns-samples = 例如
integrations-columns-unnamed = 第 { $n } 列
integrations-columns-source = 文件未注明来源时的来源
integrations-columns-source-hint = 例如 招聘会。留空则为“import”。
integrations-columns-tag = 给本文件所有人的标签
integrations-columns-tag-hint = 有了标签，您可以再次找到他们。
integrations-columns-dry = 接下来会检查每一行，此时还不会写入任何内容。
integrations-columns-check = 检查各行
integrations-needs-name = 请选择姓名所在的列，或名和姓所在的列。
integrations-column-twice = 有两列都是“{ $field }”。请只选一列。
integrations-columns-count = 表格有 { $n } 列：请说明每一列的内容。

# 报告。
integrations-now-mapping = 还需选择各列。
integrations-now-checking = 正在检查各行，不会写入任何内容。
integrations-now-checked = 各行已检查，尚未写入任何内容。
integrations-now-running = 正在添加，您可以离开本页。
integrations-now-stopped = 已停止。已添加的内容保留。
integrations-now-finished = 已完成。
integrations-now-refused = 这个文件无法导入。
integrations-report-progress = { $done } / { $total }
integrations-state-ready = 将添加
integrations-state-same = 已存在
integrations-state-faulty = 有问题
integrations-state-added = 已添加
integrations-state-skipped = 已略过
integrations-report-same-candidates = 有 { $n } 行可能是您已有的人员。如何处理？
integrations-report-same-jobs = 有 { $n } 个职位可能已经存在。如何处理？
integrations-report-skip = 略过
integrations-report-add-candidates = 作为单独的人员添加
integrations-report-add-jobs = 作为单独的职位添加
integrations-report-each = 您可以在下面逐行决定。导入不会合并任何人。
integrations-report-faulty = { $n } 行有问题，将被略过。请修正文件后再次导入，届时已存在的人员会被识别。
integrations-report-no-mail = 不会因此向任何人发送邮件。
integrations-report-run-candidates = 添加 { $n } 人
integrations-report-run-jobs = 添加 { $n } 个职位
integrations-report-go-on = 继续
integrations-report-columns = 重新选择各列
integrations-report-stop = 停止
integrations-report-download = 下载 CSV 报告
integrations-report-discard = 放弃文件
integrations-report-rows = 各行
integrations-report-all = 显示全部行
integrations-report-line = 行
integrations-report-who-candidates = 人员
integrations-report-who-jobs = 职位
integrations-report-result = 结果
integrations-report-why = 原因
integrations-report-id = ID
integrations-report-unnamed = 没有名称
integrations-report-look = 查看
integrations-report-will-add = 将单独添加。
integrations-report-will-skip = 将被略过。
integrations-report-rather-skip = 改为略过
integrations-report-rather-add = 改为添加

# 全部导出为一个文件。
integrations-export-title = 导出
integrations-export-what = 全部内容打包为一个 zip：每类内容各有一份表格和一份 JSON 列表，以及所有文件和一份说明各项含义的 README。
integrations-export-seen = 其中包含您可以查看的内容，不含他人的保密职位；在服务器上运行“bole export”可导出全部。
integrations-export-make = 生成导出文件
integrations-export-made = 最近生成
integrations-export-kept = 每份可在 24 小时内下载，且仅限您本人。
integrations-export-ready = { $mib } MB，可下载至 { $until }
integrations-export-waiting = 生成中：{ $done } / { $total } 类内容
integrations-export-failed = 未生成，因为请求它的账号已无权限。
integrations-export-expired = 已过期
integrations-export-download = 下载
integrations-export-download-this = 下载 { $when } 的导出文件
integrations-people-csv = 导出表格（CSV）

# 一个人的全部数据。
integrations-person-export = 此人的全部数据
integrations-person-made = 截至 { $when }，关于此人的全部信息。
integrations-person-none = 无
integrations-person-contact = 联系方式
integrations-person-applications = 申请
integrations-person-applied = 申请时间 { $when }，来源 { $source }
integrations-person-files = 文件
integrations-person-notes = 团队备注
integrations-person-messages = 消息
integrations-person-not-sent = 未发送
integrations-person-consents = 同意
integrations-person-given = 同意时间 { $when }
integrations-person-expires = 有效期至 { $when }
integrations-person-withdrawn = 撤回时间 { $when }

# 时间线。
event-import-begun = { $actor } 开始导入 { $n } 行
event-import-started = { $actor } 开始添加 { $n } 行
event-import-stopped = { $actor } 停止了导入
event-import-finished = { $actor } 完成了导入，添加了 { $n } 行
event-import-discarded = { $actor } 放弃了一个导入文件
event-job-imported = { $actor } 从文件导入了该职位
event-export-asked = { $actor } 请求导出全部内容
event-export-made = { $actor } 导出了全部内容：{ $rows } 行，{ $files } 个文件
event-backup-made = 已生成备份：{ $rows } 行，{ $files } 个文件

# The board for careers pages written for Greenhouse.
integrations-greenhouse-first-name = 名
integrations-greenhouse-last-name = 姓
integrations-greenhouse-yes = 是
integrations-greenhouse-no = 否
integrations-greenhouse-pay-hour = 时薪
integrations-greenhouse-pay-day = 日薪
integrations-greenhouse-pay-week = 周薪
integrations-greenhouse-pay-month = 月薪
integrations-greenhouse-pay-months = 月薪，每年 { $months } 薪
integrations-greenhouse-pay-year = 年薪
integrations-greenhouse-link = 此处不能填写网址。
integrations-greenhouse-no-file = 请以带文件名的 multipart/form-data 部分发送文件，或在以 _content 结尾的字段中以 Base64 发送，或在以 _text 结尾的字段中发送其文本。
integrations-greenhouse-no-fetching = 系统不会从网址获取文件。请直接发送文件：使用 multipart/form-data，或在以 _content 结尾的字段中使用 Base64。
integrations-greenhouse-no-base64 = 这不是 Base64。
integrations-greenhouse-no-question = 该职位的表单没有这个问题。
integrations-greenhouse-media = 请发送 multipart/form-data 或 application/json。
integrations-compat-lead = 为 Greenhouse 编写的招聘页面可以在这里读取您公开的职位并提交申请，只需更换基础地址。留空则不提供此接口。
integrations-compat-token = 接口名称
integrations-compat-token-hint = 即 Greenhouse 所说的 board token。只能使用小写字母、数字、- 和 _，最多 { $max } 个字符。名称是公开的。
integrations-compat-base = 页面使用的基础地址：
integrations-compat-apply = 若要提交申请，页面的服务器须以拥有 applications:write 权限的令牌作为 HTTP Basic 的用户名。
integrations-compat-wrong = 只能使用小写字母、数字、- 和 _。
integrations-compat-save = 保存
integrations-compat-saved = 已保存。
