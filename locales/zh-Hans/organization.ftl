# 公司设置和列表的变化。
event-setting-changed = { $actor } 更改了设置
event-notice-published = { $actor } 发布了隐私声明
event-department-added = { $actor } 添加了部门
event-department-changed = { $actor } 更改了部门
event-office-added = { $actor } 添加了办公地点
event-office-changed = { $actor } 更改了办公地点
event-reason-added = { $actor } 添加了原因
event-reason-changed = { $actor } 更改了原因
event-stage-template-added = { $actor } 添加了阶段模板
event-stage-template-changed = { $actor } 更改了阶段模板
