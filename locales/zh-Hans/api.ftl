# JSON API。
api-key-used-for-another = 此 Idempotency-Key 已用于另一个请求，请您换一个新的。
api-limit-range = 每次请取 1 到 { $most } 行。
api-scope-missing = 此令牌不含范围 { $scope }。其所有者可以新建一个包含它的令牌。
# What went wrong, for whoever writes the program. $what is a few technical words in English.
api-problem-malformed = 无法读取该请求：{ $what }。
api-problem-unauthorized = 请在标头中发送有效的令牌：Authorization: Bearer …
api-problem-forbidden = 令牌的所有者可以查看此内容，但无权作此更改。
api-problem-not-found = 此地址没有令牌所有者可以查看的内容。
api-problem-method-not-allowed = 此响应的 Allow 标头列出了该地址接受的方法。
api-problem-changed = 其间已有人更改了此内容。请重新读取，并在 If-Match 中发送所读到的版本。
api-problem-too-large = 超出服务器一次可接受的大小。请减少发送的内容。
api-problem-unsupported-media = 请以 JSON 发送内容，并带上标头 Content-Type: application/json；文件请用 multipart/form-data。
api-problem-rate-limited = 请按 Retry-After 标头给出的秒数等待。
api-problem-unavailable = 请在 Retry-After 标头给出的秒数之后再试。
api-problem-internal = 服务器出错。请把参考编号告诉服务器的管理者。
# What is wrong with a field. $allowed is a list of words of the API.
api-required = 必须发送此字段，且不能为空。
api-invalid = 无法接受此值。/api/openapi.json 说明了该字段可接受的值。
# $expected is the kind of value that the field takes.
api-expected = 无法接受此值。{ $expected ->
        [text] 请发送文本。
        [boolean] 请发送 true 或 false。
        [integer] 请发送整数。
        [natural] 请发送整数，不小于零，也不过大。
        [number] 请发送数字。
        [list] 请发送列表。
       *[object] 请发送对象。
    }
api-not-one-of = 此处没有这个值。可用的有：{ $allowed }。
api-unknown-field = 此处没有这个字段。/api/openapi.json 列出了所有字段。
api-unknown-field-of = 此处没有这个字段。可用的有：{ $allowed }。
api-nobody-there = 此处没有该 id 对应的人，或令牌的所有者无权查看。
api-repeated = 此项出现了不止一次。请只发送一次。
