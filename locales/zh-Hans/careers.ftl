# 公开的招聘网站。
careers-title = { $organization }在招职位
careers-headline = 加入{ $organization }
careers-description = { $organization }现有 { $n } 个在招职位。
careers-figure-open = { $n ->
    [0] 暂无在招职位
   *[other] { $n } 个在招职位
}
careers-figure-answer = 近 90 天首次答复中位数：{ $n ->
    [0] 当天
   *[other] { $n } 个工作日
}
careers-figure-no-account = 无需注册

careers-search = 搜索职位
careers-search-example = 如：技能或城市
careers-filters = 筛选
careers-urgent = 急聘
careers-urgent-only = 只看急聘
careers-remote-only = 只看远程
careers-department = 部门
careers-location = 地点
careers-type = 类型
careers-posted-in = 职位语言
careers-show = 查看职位
careers-reset = 清除全部筛选
careers-count = 共 { $n } 个职位{ $urgent ->
    [0] {""}
   *[other] ，{ $urgent } 个急聘
}
careers-sorted-by = 排序：
careers-sort-department = 部门
careers-sort-newest = 最新
careers-sort-pay = 薪资
careers-section-newest = 最新发布
careers-section-pay = 薪资由高到低
careers-section-other = 其他职位
careers-opened = { $date }发布
careers-pages = 分页
careers-page = 第 { $page } 页，共 { $pages } 页
careers-previous = 上一页
careers-next = 下一页
careers-none-open-title = 目前没有在招职位
careers-none-open-what = 新职位会最先发布在这里，您可以通过下方的订阅及时得知。
careers-none-fit-title = 没有符合条件的职位
careers-none-fit-what = 请减少筛选条件，或换一个词搜索。

careers-type-full-time = 全职
careers-type-part-time = 兼职
careers-type-internship = 实习
careers-type-fixed-term = 固定期限
careers-type-contractor = 独立顾问
careers-on-site = 现场办公
careers-hybrid = 混合办公
careers-remote = 远程
careers-remote-in = 远程（{ $places }）
careers-zones = 时区：{ $zones }

careers-breadcrumbs = 当前位置
careers-at-a-glance = 职位概览
careers-pay = 薪资
careers-pay-gross = { "" }（税前）
careers-pay-convert = 折算为其他货币
careers-pay-in-first-call = 面议
careers-pay-currency = 货币
careers-pay-show = 查看
careers-pay-full-time-year = 按全职工作一整年计：{ $amount }
careers-pay-rate = 1 { $to } = { NUMBER($rate, maximumFractionDigits: 4) } { $from }，{ $date }汇率（{ $source }）。金额经过取整，合同以 { $from } 计。
careers-places = { $n ->
   *[other] 地点
}
careers-at-places = { $places }，{ $workplace }
careers-posted = 发布日期
careers-until = { "" }，{ $date }截止
careers-reference = 职位编号
careers-apply = 立即申请
careers-apply-note = 约 { $minutes } 分钟，无需注册。我们承诺 { $days } 个工作日内答复。
careers-apply-at = 申请地址：{ $address }
careers-other-languages = 本职位的其他语言版本：
careers-original = （原文）
careers-part-description = 职位介绍
careers-part-requirements = 我们希望你具备
careers-part-benefits = 我们提供

careers-gone-title = 该职位已关闭
careers-gone-what = 该职位已停止接受申请。如果您已申请，可继续通过邮件中的链接查看进展。
careers-gone-text-title = 此版本的职位介绍已下线
careers-gone-text-what = 该职位仍在招聘，其他语言的介绍见下。
careers-gone-same = 其他语言版本仍在招聘
careers-gone-others = 目前在招
careers-gone-all = 查看全部在招职位

careers-how-we-hire-title = 我们如何招聘
careers-privacy-title = 隐私说明
careers-as-of = 更新于{ $date }
careers-embed-all = 全部职位与申请方式


careers-setup-title = 招聘网站：其他网站
careers-setup-embed = 在您自己的网站上显示职位列表
careers-setup-embed-lead = 先填写允许显示列表的网站，再把代码片段放入该网站的页面。片段不含脚本，也不设置 Cookie。
careers-setup-origins = 允许显示的网站
careers-setup-origins-hint = 每行一个地址，如 https://www.example.com。留空则不允许任何网站。
careers-setup-origin-wrong = { $origin } 不是网站地址，请按 https://www.example.com 的格式填写。
careers-setup-origin-path = { $origin }：请只填写网站本身，例如 https://www.example.com，不含后面的路径。浏览器只能按整个网站授权。
careers-setup-origin-plain = { $origin } 未加密。请填写 https 地址；http 仅可用于 localhost。
careers-setup-save = 保存
careers-setup-saved = 已保存，招聘网站现已更新。
careers-setup-snippet = 代码片段
careers-setup-copy = 复制代码片段
careers-setup-copied = 已复制
careers-setup-feed = 供程序读取的同一列表（JSON Feed）：
careers-setup-rates-elsewhere = 访客可按以下汇率用自己的货币查看薪资：
