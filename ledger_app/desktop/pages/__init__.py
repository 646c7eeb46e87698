"""The pages of an open ledger: 台账 with what follows its table, and 设置; 工作台 and 单位 have their own folders."""
