event-tag-added = { $actor }添加了标签“{ $tag }”
event-tag-removed = { $actor }移除了标签“{ $tag }”
tags-too-many = 一次最多输入 { $most } 个标签。
