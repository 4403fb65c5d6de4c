rates-title = 汇率
rates-lead = 有了汇率，访客可以用自己的货币查看薪资，团队可以比较薪酬方案。每个数字都注明日期和来源。
rates-none = 还没有汇率，薪资只以原币显示。
rates-file = 欧洲中央银行汇率
rates-file-lead = 请选择该行发布的文件：当日汇率（eurofxref-daily.xml）或 1999 年以来的全部汇率（eurofxref-hist.zip）。同一天由您自行录入的汇率保持不变。
rates-file-choose = 文件
rates-file-take = 导入汇率
rates-file-none = 请先选择文件。
rates-file-unknown = 这不是欧洲中央银行的参考汇率文件。请选择 eurofxref-daily.xml、eurofxref-hist.xml 或 eurofxref-hist.zip。
rates-file-damaged = 文件在“{ $near }”附近损坏，未导入任何内容。请重新下载。
rates-file-too-large = 文件大于任何参考汇率文件。请选择 eurofxref-daily.xml、eurofxref-hist.xml 或 eurofxref-hist.zip。
rates-file-empty = 文件中没有汇率。请重新下载。
rates-saved = 已保存，薪资现按此换算。
rates-imported = { $count ->
    [0] 没有新汇率：截至 { $date } 的汇率已有。
   *[other] 新增 { $count } 条汇率，最新日期为 { $date }。
}
rates-own = 自行录入
rates-currency = 货币
rates-currency-hint = 三个字母，如 CNY。欧元无需汇率。
rates-currency-wrong = 请输入欧元以外货币的三位字母代码。
rates-per-eur = 1 欧元等于
rates-rate-wrong = 请输入大于 0 的数字，如 8.20。
rates-date = 日期
rates-source = 来源
rates-source-hint = 汇率由谁提供，如欧洲中央银行。
rates-add = 录入汇率
rates-remove = 删除
rates-remove-one = 删除 { $currency }

rates-compare-title = 薪酬对比
rates-compare-lead = 按招聘网站的写法输入两份薪酬，即可看到各自折合的月薪和年薪、含奖金与不含奖金，并以同一货币显示。
rates-compare-one = 第一份
rates-compare-other = 第二份
rates-compare-hint = 例如 60-90K·14薪、€70,000–85,000 p.a.、$180k–$220k + equity
rates-compare-country = 招聘网站所在国家
rates-compare-country-hint = 两位字母，如 CN、DE。它决定 ¥、$、kr 指哪种货币。
rates-compare-currency = 显示货币
rates-compare-own-currency = 原币
rates-compare-date = 汇率日期
rates-compare-go = 对比
rates-compare-result = 对比结果（{ $currency }）
rates-compare-understood = 理解为
rates-compare-equity = 另有：{ $note }
rates-compare-at-rate = 1 { $from } = { $rate } { $to }，{ $source }，{ $date }
rates-compare-difference = 第二份比第一份
rates-compare-percent = { $sign ->
    [plus] +{ $percent }%
   *[minus] { $percent }%
}
rates-compare-how = 以 12 个月的月薪为基本薪酬，第 13 薪及以上计为奖金。按小时、日、周计薪的，全年按全职计算：52 周，每周 5 天，每天 8 小时。差距按区间中点计算。
rates-row-month-base = 月薪（不含奖金）
rates-row-month-whole = 月均（含奖金）
rates-row-year-base = 年薪（不含奖金）
rates-row-year-whole = 年薪（含奖金）
rates-note-currency = 货币由招聘网站所在国家确定。
rates-note-period = 计薪周期按该市场的写法确定。
rates-note-reversed = 原文中较高的金额在前。
rates-note-bonus = 提到奖金但没有数字，未计入。
rates-note-no-lower-end = 下限为 0，不作数。
rates-no-rate = 该日没有 { $currency } 的汇率。请选择其他货币或日期，或请管理员导入汇率。
rates-country-wrong = 请输入国家的两位字母代码，如 CN。
rates-unread-which-currency = { $sign } 可指多种货币，请填写招聘网站所在国家。
rates-unread-no-currency = 请写明货币（如 EUR），或填写招聘网站所在国家。
rates-unread-which-period = 请写明按小时、日、月还是年计薪。
rates-unread-negotiable = 这里写的是面议，无法对比。
rates-unread-unknown = 无法理解“{ $word }”。请按招聘网站的写法输入薪资。
rates-unread-after-tax = 这是税后金额，因人而异。请输入税前金额。
rates-unread-hidden = 该网站用自有字体隐藏数字，无法复制。请手动输入。
rates-unread-piece = 计件薪酬没有月薪或年薪。
rates-unread-two = 出现了两种货币、两个周期或两个以上的金额。请只输入一份薪酬。
rates-unread-implausible = 没有人拿这样的薪酬。请检查金额、月数和奖金。
rates-unread-no-amount = 请输入带货币的金额，如 15-30万元/年。

event-exchange-rate-set = { $actor } 录入了汇率
event-exchange-rate-removed = { $actor } 删除了一种货币
event-exchange-rates-imported = { $actor } 导入了汇率
