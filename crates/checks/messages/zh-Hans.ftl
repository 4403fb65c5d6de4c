# Pay
check-pay-missing = { $place }：招聘信息须写明薪资或薪资范围。请填写并公开显示。
check-pay-minimum-missing = { $place }：招聘信息须写明最低薪资。请至少填写下限并公开显示。
check-pay-open-ended = { $place }：须写明薪资范围的上限和下限。请补全。
check-pay-before-interview = { $place }：应聘者须在面试前知悉薪资。最简单的做法是在此公开；否则请及时逐一告知。
check-pay-directive = { $place }：根据欧盟指令，自2026年6月7日起，应聘者应在面试前知悉薪资。我们尚未找到该国的相应法律。在此公开薪资即可满足要求。
check-pay-on-request = { $place }：应聘者询问时或在后续流程中须告知薪资。请提前准备，或在此公开。
check-pay-in-text = { $place }：正文中写有金额。如果这就是法律要求公开的薪资，请同时填入薪资字段，以便各招聘渠道显示。
check-pay-later = { $place }：自{ $from }起，招聘信息须写明薪资。目前无需处理。
check-pay-benefits = { $place }：还须说明福利。简要写明保险、休假和奖金即可。
check-pay-spread = { $place }：薪资范围超出允许的幅度（每年{ $most } { $currency }）。请缩小范围，或拆分为两个级别。
check-pay-wide = 上限超过下限的两倍。较窄的范围更可信，法律也要求如实填写。
check-pay-remote = 可远程完成此工作的{ $count }个地区要求招聘信息写明薪资（{ $places }）。请公开薪资；仅排除某些地区未必可行。
check-pay-vague = “{ $passage }”没有信息量。请写明薪资，或删去。
check-place-region-missing = 请注明{ $city }所在的州或省：是否必须公开薪资由此决定。
check-pay-history = { $place }：不得询问应聘者当前或过往的薪资。请改为询问期望薪资。
check-pay-history-later = { $place }：自{ $from }起，不得询问过往薪资。建议现在就改为询问期望薪资。

# Title
check-title-empty = 缺少职位名称。请填写。
check-title-long = 名称过长，招聘渠道会截断。请只保留职位名称，其余移入正文。
check-title-shouting = 名称全为大写字母。请改用正常大小写。
check-title-pay = 名称中写薪资可能被部分渠道拒绝。请填入薪资字段。
check-title-place = 地点已另行显示。请从名称中删去“{ $passage }”。
check-title-signs = 部分渠道会拒绝或删除“{ $passage }”这类符号。请删去。
check-title-urgent = “{ $passage }”不是职位名称的一部分。请改用“急招”标记。
check-title-gender-de =
    “{ $passage }”只指{ $sex ->
        [woman] 女性
       *[other] 男性
    }。请加上 (m/w/d) 或 :in。
check-title-gender-de-word =
    “{ $passage }”只指{ $sex ->
        [woman] 女性
       *[other] 男性
    }。请加上 (m/w/d) 或 :in，或改用“{ $instead }”。
check-title-two-sexes-de = (m/w) 未包含其他性别。请写 (m/w/d)。
check-title-one-sex-de = “{ $passage }”只招一种性别。除非工作确有必要，请写 (m/w/d)。

# Words that shut people out
check-gender-noun = “{ $passage }”只指一种性别。请改为“{ $instead }”。
check-gender-guys = “{ $passage }”并不能让所有人感到被包含。请改为“{ $instead }”。
check-gender-pronoun = “{ $passage }”预设了性别。请改为“{ $instead }”或“you”。
check-sex-only = “{ $passage }”限定了性别。除法律另有规定外，请删去。
check-sex-preferred = “{ $passage }”带有性别偏好。请改写为岗位实际需要的能力。
check-age-limit = “{ $passage }”限定了年龄。请改写为岗位所需的经验或能力。
check-age-wording = “{ $passage }”会让年长者望而却步。请改为描述团队的工作方式。
check-age-graduates = “{ $passage }”排除了有经验的人。请改为“初级岗位”，或写明所需能力。
check-family-status = “{ $passage }”以婚育状况为条件。请删去。
check-appearance = “{ $passage }”涉及外貌。请写明岗位需要，例如与客户沟通。
check-photo = 要求照片会使外貌、年龄和出身影响选择。请不要要求。
check-native-speaker = “{ $passage }”涉及出身。请写明所需水平：{ $instead }。
check-accent = “{ $passage }”涉及出身。请写明沟通要求。
check-nationality = 只有法律要求时才可要求“{ $passage }”。否则请改为要求合法工作资格。
check-hukou = “{ $passage }”排除了外地人。请改为写明到岗时间和地点。
check-canadian-experience = 安大略省不允许要求“{ $passage }”。请写明具体技能。
check-able-bodied = “{ $passage }”排除了残障人士。请写明具体任务，例如搬运20公斤，并提供协助。
check-hepatitis = “{ $passage }”排除了乙肝病原携带者。除法律规定禁止从事的工作外，请删去。
check-zodiac = “{ $passage }”与工作无关。请删去。
check-school-tier = “{ $passage }”看的是学校而非能力。请写明所需能力。
check-question-family = “{ $passage }”询问婚育家庭情况，与工作无关。请删去。
check-question-private = “{ $passage }”属于个人隐私，可能构成歧视。请删去，或在录用后再问。

# Contact data
check-contact-mail = 发往“{ $passage }”的申请会绕过系统和隐私声明。请删去该地址，由申请表接收。
check-contact-phone = 部分渠道不允许正文包含电话号码。请删去“{ $passage }”。
check-contact-messenger = 部分渠道不允许正文包含社交账号，且沟通记录无法留存。请删去“{ $passage }”。

# Left over, and hard to read
check-placeholder = “{ $passage }”像是未填写的占位内容。请补全或删去。
check-pool = “{ $passage }”听起来像没有实际空缺。请说明是否有空缺。
check-wall-of-text = 这一段过长。请分段或改为列表。
check-no-structure = 长文没有标题或列表，难以浏览。请添加。
check-shouting = “{ $passage }”全为大写字母。请改用正常大小写。
check-exclamations = 感叹号过多（{ $count }个），会降低可信度。一个就够。
check-text-long = 全文约{ $words }词，多数读者不会读完。请只保留关键内容。
check-description-empty = 职位描述为空。请写明工作内容。
check-description-short = 职位描述过短。用三到六句话说明工作内容，有助于应聘者判断。
check-requirements-empty = 未写任职要求。请说明必备条件和可在岗学习的内容。
check-benefits-empty = 未写福利待遇。读者会关注，写几行即可。
check-language-other = 这部分的语言（{ $found }）似乎与文案语言（{ $said }）不同。请翻译或移至对应语言的文案。
check-language-missing = 职位位于{ $country }，但没有当地语言的文案。请考虑添加（{ $language }）。

# Beside every finding
check-law = { $name } { $article }
check-law-unconfirmed = 我们未能核实该法律或其细节。请在依赖前咨询律师。
check-law-checked = 查阅日期：{ $date }。不构成法律意见。
check-employees = 适用于员工不少于{ $employees }人的雇主。

# Places, by the end of the rule’s key. Countries are named by CLDR.
check-place-ca-bc = 不列颠哥伦比亚省
check-place-ca-nb = 新不伦瑞克省
check-place-ca-ns = 新斯科舍省
check-place-ca-on = 安大略省
check-place-ca-pe = 爱德华王子岛省
check-place-sk-advert = 斯洛伐克
check-place-us-al = 阿拉巴马州
check-place-us-ca = 加利福尼亚州
check-place-us-co = 科罗拉多州
check-place-us-ct = 康涅狄格州
check-place-us-dc = 哥伦比亚特区
check-place-us-de = 特拉华州
check-place-us-hi = 夏威夷州
check-place-us-il = 伊利诺伊州
check-place-us-ma = 马萨诸塞州
check-place-us-md = 马里兰州
check-place-us-me = 缅因州
check-place-us-mn = 明尼苏达州
check-place-us-nj = 新泽西州
check-place-us-nj-jersey-city = 泽西市
check-place-us-nv = 内华达州
check-place-us-ny = 纽约州
check-place-us-ny-nyc = 纽约市
check-place-us-oh-cincinnati = 辛辛那提市
check-place-us-oh-cleveland = 克利夫兰市
check-place-us-oh-columbus = 哥伦布市
check-place-us-oh-toledo = 托莱多市
check-place-us-or = 俄勒冈州
check-place-us-pr = 波多黎各
check-place-us-ri = 罗得岛州
check-place-us-va = 弗吉尼亚州
check-place-us-vt = 佛蒙特州
check-place-us-wa = 华盛顿州
