# 距今多久、还有多久：所有页面的 `time_ago` 过滤器使用。
web-now = 刚刚
web-yesterday = 昨天
web-tomorrow = 明天
web-minutes-ago = { $n } 分钟前
web-hours-ago = { $n } 小时前
web-days-ago = { $n } 天前
web-weeks-ago = { $n } 周前
web-months-ago = { $n } 个月前
web-years-ago = { $n } 年前
web-in-minutes = { $n } 分钟后
web-in-hours = { $n } 小时后
web-in-days = { $n } 天后
web-in-weeks = { $n } 周后
web-in-months = { $n } 个月后
web-in-years = { $n } 年后
# JSON that cannot be read.
web-json-broken = 这不是有效的 JSON，在第 { $line } 行第 { $column } 列出错。
web-json-too-deep = 此 JSON 嵌套过深，见第 { $line } 行第 { $column } 列。
web-json-too-many-keys = 此 JSON 的键超过一次可接受的数量，见第 { $line } 行第 { $column } 列。
web-json-key-twice = 此 JSON 的同一个对象中有重复的键，见第 { $line } 行第 { $column } 列。
web-json-nul = 此 JSON 含有 NUL 字符，见第 { $line } 行第 { $column } 列。
