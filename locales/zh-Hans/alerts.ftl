alerts = 需要查看
alerts-much-read = { $name } 在十分钟内打开了 { $n } 份候选人资料和文件
alerts-ask = 请询问原因，或终止其访问权限
alerts-see = 已查看
alerts-own = 您本人的操作需要由其他人查看。
alerts-said-seen = 已记录：您已查看此事。
event-alert-raised = 有同事打开了异常多的候选人资料和文件
event-alert-seen = { $actor } 查看了异常大量的访问
