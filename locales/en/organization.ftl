# What happened to the company’s settings and lists.
event-setting-changed = { $actor } changed a setting
event-notice-published = { $actor } published the privacy notice
event-department-added = { $actor } added a department
event-department-changed = { $actor } changed a department
event-office-added = { $actor } added an office
event-office-changed = { $actor } changed an office
event-reason-added = { $actor } added a reason
event-reason-changed = { $actor } changed a reason
event-stage-template-added = { $actor } added a template of stages
event-stage-template-changed = { $actor } changed a template of stages
