undo-ask = 撤销您刚才的操作？
undo-nothing = 没有可以撤销的操作
undo-nothing-why = 邮件等待发送期间，您的操作都可以撤销。您最近的操作已超过这段时间，或已经撤销。
undo-over = 此操作已经撤销，或撤销时间已过。您可以重新开启或移动这份申请。
undo-undo = 撤销
undo-until = 在 { $when } 之前可以撤销。
