candidates-trash-unchanged = 刚刚已有同事执行了此操作。请刷新页面查看最新状态。
event-candidate-added = { $actor }添加了此人
event-candidate-changed = { $actor }修改了资料
event-candidate-trashed = { $actor }将此人移入回收站
event-candidate-restored = { $actor }从回收站恢复了此人
event-candidate-compared = { $actor }将此人与另一位候选人作了比对
