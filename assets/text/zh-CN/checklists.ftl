## 通用检查单

checklist-general-sealed = 是否未拆封？
checklist-general-sealed-sealed-clean = 封口完好，外盒干净
checklist-general-sealed-sealed-marked = 封口完好，外盒有痕
checklist-general-sealed-opened = 已拆封
checklist-general-sealed-no-seal = 本来就没有封口
checklist-general-box = 产品外盒怎样？
checklist-general-box-light-marks = 轻微痕迹
checklist-general-box-heavy-marks = 压坏、撕破或有字迹
checklist-general-function = 能正常使用吗？
checklist-general-function-works = 能正常使用
checklist-general-function-nothing-to-test = 无功能可测
checklist-general-function-does-not-work = 不能正常使用
checklist-general-complete = 配件齐全吗？
checklist-general-complete-complete = 配件齐全
checklist-general-complete-accessory-missing = 缺次要配件
checklist-general-complete-essential-missing = 缺关键部件
checklist-general-looks = 外观如何？
checklist-general-looks-as-new = 如新
checklist-general-looks-light-marks = 细看有轻微痕迹
checklist-general-looks-visible-marks = 一眼可见痕迹
checklist-general-looks-worn = 明显磨损
checklist-general-looks-dirty-or-damaged = 脏污或破损
