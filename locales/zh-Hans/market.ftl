market-title = 市场观察
market-report-of = { $employer }：招聘动态报告
market-report-period = { $from } 至 { $to }
market-report-observations = 观察
market-report-boards = 招聘渠道
market-report-board = 渠道
market-report-postings = 职位数
market-report-languages = 语言
market-report-jobs = { $count ->
   *[other] 合计 { $count } 个职位：同一职位出现在多个渠道只计一次。
}
market-report-functions = 职能
market-report-levels = 职级
market-report-urgent = 急招
market-report-internships = 实习
market-report-executives = 高管
market-report-pay = 薪资
market-report-opened = 新增
market-report-closed = 关闭
market-report-told = 按 1 { $from } = { $rate } { $to }（{ $source }，{ $date }）折合{ $amount }。
market-board-own-site = 官网
market-board-linkedin = LinkedIn
market-board-boss-zhipin = BOSS直聘
market-board-indeed = Indeed
market-board-xing = XING
market-board-greenhouse = Greenhouse
market-board-lever = Lever
market-board-ashby = Ashby
market-board-smartrecruiters = SmartRecruiters
market-board-recruitee = Recruitee
market-board-workable = Workable
market-board-personio = Personio
market-board-teamtailor = Teamtailor
market-board-bamboohr = BambooHR
market-board-bole = Bole
market-board-feed = 数据源
market-board-other = { $kind }
market-language-en = 英文
market-language-de = 德文
market-language-zh = 中文
market-language-es = 西班牙文
market-language-fr = 法文
market-language-it = 意大利文
market-language-ja = 日文
market-language-ko = 韩文
market-language-nl = 荷兰文
market-language-pl = 波兰文
market-language-pt = 葡萄牙文
market-language-ru = 俄文
market-language-sv = 瑞典文
market-language-tr = 土耳其文
market-language-vi = 越南文
market-language-other = { $code }
market-language-unknown = 未知
market-function-research = 研究
market-function-engineering = 工程研发
market-function-data = 数据
market-function-product = 产品
market-function-design = 设计
market-function-security = 安全
market-function-it = 信息技术
market-function-hardware = 硬件
market-function-quality = 质量测试
market-function-operations = 运营
market-function-supply-chain = 供应链
market-function-manufacturing = 生产制造
market-function-sales = 销售
market-function-marketing = 市场
market-function-communications = 公关传播
market-function-customer = 客户服务
market-function-finance = 财务
market-function-legal = 法务
market-function-people = 人力资源
market-function-administration = 行政
market-function-health = 医疗
market-function-education = 教育
market-function-management = 管理
market-function-other = 其他
market-level-intern = 实习
market-level-junior = 初级
market-level-mid = 中级
market-level-senior = 高级
market-level-lead = 负责人
market-level-principal = 首席专家
market-level-manager = 经理
market-level-director = 总监
market-level-executive = 高管
market-period-hour = 每小时
market-period-day = 每天
market-period-week = 每周
market-period-month = 每月
market-period-year = 每年
market-saw-one-language-although = { $count ->
   *[other] 尽管 { $board } 的读者遍布多国，其上的 { $count } 个职位全部为{ $language }。
}
market-saw-one-language = { $count ->
   *[other] { $board }上的 { $count } 个职位全部为{ $language }。
}
market-saw-overlap = { $shared ->
   *[other] { $one }的 { $postings } 个职位中有 { $shared } 个也出现在{ $other }。
}
market-saw-urgent = { $count ->
   *[other] { $jobs } 个职位中有 { $count } 个标注急招，其中{ $function }最多（{ $most } 个）：{ $names }。
}
market-saw-executives = { $count ->
   *[other] 同期招聘 { $count } 个高管职位：{ $names }。
}
market-saw-functions = { $jobs } 个职位中有 { $count } 个属于{ $function }，多于其他职能。
market-saw-internships = { $count ->
   *[other] 开放 { $count } 个实习职位：{ $names }。
}
market-saw-pay = 已公布的最高薪资：{ $pay }（{ $job }）。
market-saw-pay-told = 已公布的最高薪资：{ $pay }（{ $job }），按 { $date } 汇率（{ $rate }）最高约合 { $amount } { $currency } { $period }。
market-saw-movement = 期间新增 { $opened } 个职位，关闭 { $closed } 个。
market-not-newer = 该渠道在 { $at } 已有记录。请先导入较早的文件，或填写更晚的时间。
market-address = 无法观察该地址：{ $why }
market-kind = { $why }
market-unreadable = 无法读取：{ $why }
market-cut-off = 读取中断：文件过大或过于异常，超出限定的时间或内存。原有记录保持不变。
market-file-empty = 文件中没有职位。如果该渠道确实没有职位，请在其页面上说明。
event-market-employer-added = { $actor } 开始观察一家雇主
event-market-employer-removed = { $actor } 停止观察一家雇主
event-market-board-added = { $actor } 添加了观察渠道
event-market-board-removed = { $actor } 移除了观察渠道
event-market-looked = 查看了观察渠道
event-market-decided = { $actor } 确认了两个职位是否相同
