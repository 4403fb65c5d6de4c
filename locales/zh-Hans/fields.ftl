# web::FormReader 对某个字段的提示。每句话上方都有该字段的名称。
fields-required = 请填写此项。
fields-invalid = 无法识别此内容，请检查您的输入。
fields-one-line = 请写在一行内，不要使用制表符或换行。
fields-no-control-characters = 内容包含无法显示的字符，请重新输入或以纯文本粘贴。
fields-too-short = 请至少填写 { $min } 个字符。
fields-too-long = 最多可填写 { $max } 个字符。
fields-repeated = 此项被重复提交，请刷新页面后重新提交表单。
fields-unknown-field = 此表单没有这个字段，请刷新页面后重新提交表单。
