using LandPlanner.Checks;
using LandPlanner.Reports.Excel;
using LandPlanner.Topology;

namespace LandPlanner.Reports.Checks;

/// <summary>The words of a check in both languages.</summary>
public static class CheckNames
{
    public static string Of(CheckKinds kind, ReportLanguage language) => KindOf(kind).In(language);

    public static string Of(ProblemSeverity severity, ReportLanguage language) => new Words(
        severity switch { ProblemSeverity.Error => "错误", ProblemSeverity.Warning => "警告", _ => "提示" },
        severity.Word()).In(language);

    /// <summary>What exactly is wrong, as a sentence of its own.</summary>
    public static string Of(Problem problem, CheckResult result, ReportLanguage language)
    {
        var reason = result.RuleTitles.TryGetValue(problem.Reason, out var title)
            ? new Words(title.Zh, title.En)
            : problem.Kind == CheckKinds.Invalid ? DefectOf(problem.Reason) : ReasonOf(problem);
        return reason.In(language) + FactsOf(problem, language);
    }

    /// <summary>What was not checked, and why, as a sentence.</summary>
    public static string Of(Unchecked left, ReportLanguage language) => new Words(
        left.Reason switch
        {
            UncheckedReasons.NoVillageLayer => "未核对村面积：工作库中没有村级调查区图层。",
            UncheckedReasons.NoVillageField => "未核对村面积：图层没有村名或坐落单位代码字段。",
            UncheckedReasons.NoDeclaredArea => left.Kind == CheckKinds.Closure
                ? "未核对村面积：图层没有申报面积字段。" : "未核对申报面积：图层没有申报面积字段。",
            UncheckedReasons.NoStandard => $"未检查{KindOf(left.Kind).Zh}：没有针对角色 {left.Detail} 的标准。",
            UncheckedReasons.NotOfTheStandard => $"未检查{KindOf(left.Kind).Zh}：图层没有字段 {left.Detail}，不是该标准的图层。",
            UncheckedReasons.OtherScheme => $"未检查{KindOf(left.Kind).Zh}：图层的地类属于 {left.Detail}，不是该标准的分类。",
            _ => $"另有 {left.Detail} 处超出所选面积的缝隙未列出。",
        },
        left.Reason switch
        {
            UncheckedReasons.NoVillageLayer =>
                "Village areas were not checked: the workspace has no layer of villages.",
            UncheckedReasons.NoVillageField =>
                "Village areas were not checked: the layer has no field for the village.",
            UncheckedReasons.NoDeclaredArea => left.Kind == CheckKinds.Closure
                ? "Village areas were not checked: the layer has no field for declared areas."
                : "Declared areas were not checked: the layer has no field for them.",
            UncheckedReasons.NoStandard =>
                $"Not checked ({KindOf(left.Kind).En}): there is no standard for layers of the role {left.Detail}.",
            UncheckedReasons.NotOfTheStandard =>
                $"Not checked ({KindOf(left.Kind).En}): the layer lacks the field {left.Detail} and is not of the standard.",
            UncheckedReasons.OtherScheme =>
                $"Not checked ({KindOf(left.Kind).En}): the layer's classes are of {left.Detail}, not of the standard's scheme.",
            _ => $"Gaps above the chosen size were left out: {left.Detail}.",
        }).In(language);

    private static Words KindOf(CheckKinds kind) => kind switch
    {
        CheckKinds.Invalid => ("无效图形", "invalid shape"),
        CheckKinds.Overlap => ("重叠", "overlap"),
        CheckKinds.Gap => ("缝隙", "gap"),
        CheckKinds.Duplicate => ("重复图形", "duplicate"),
        CheckKinds.Sliver => ("碎片", "sliver"),
        CheckKinds.Spike => ("尖锐角", "spike"),
        CheckKinds.TinyEdge => ("短边", "tiny edge"),
        CheckKinds.Outside => ("超出范围", "outside"),
        CheckKinds.Attribute => ("属性", "attribute"),
        CheckKinds.DeclaredArea => ("申报面积", "declared area"),
        CheckKinds.Closure => ("村面积闭合", "village closure"),
        _ => ("小于上图面积", "below mapping area"),
    };

    private static Words ReasonOf(Problem problem) => problem.Reason switch
    {
        ProblemReasons.Overlap when problem.IsSliver => ("重叠（碎片）", "The shapes overlap by a sliver"),
        ProblemReasons.Overlap => ("图形相互重叠", "The shapes overlap"),
        ProblemReasons.Gap when problem.IsSliver => ("缝隙（碎片）", "A sliver of ground is not covered"),
        ProblemReasons.Gap => ("图形之间有缝隙", "Ground between the shapes is not covered"),
        ProblemReasons.EnclosedGround => ("被包围的空白，可能有意为之", "Enclosed ground is not covered; it may be meant"),
        ProblemReasons.FrameNotCovered => ("范围内未覆盖", "Ground of the frame is not covered"),
        ProblemReasons.OutsideFrame => ("超出范围图层", "The layer leaves its frame"),
        ProblemReasons.SameShape => ("同一图形重复", "The same shape is there more than once"),
        ProblemReasons.SameGround => ("覆盖同一地块，仅节点不同", "The same ground is there twice, with other vertices"),
        ProblemReasons.SmallShape => ("图形过小", "The shape is too small"),
        ProblemReasons.ThinShape => ("图形过窄", "The shape is too thin"),
        ProblemReasons.Spike => ("边界出现尖刺", "The boundary turns back on itself"),
        ProblemReasons.TinyEdge => ("边过短", "An edge is too short"),
        ProblemReasons.RepeatedPoint => ("节点重复", "A vertex is there twice in a row"),
        ProblemReasons.DeclaredArea => ("申报面积与椭球面积不符", "The declared area is not the official one"),
        ProblemReasons.ClosureDeclared =>
            ("图斑面积之和不等于村申报面积", "The patches do not add up to the area the village declares"),
        ProblemReasons.ClosureComputed =>
            ("图斑面积之和不等于村椭球面积", "The patches do not add up to the official area of the village"),
        ProblemReasons.UnknownVillage => ("村图层中没有该村", "The layer of villages has no such village"),
        ProblemReasons.VillageWithoutPatches => ("该村没有图斑", "The village has no patches"),
        ProblemReasons.BelowMappingArea => ("小于该地类的上图面积", "The patch is below the mapping area of its class"),
        ProblemReasons.MissingField => ("缺少字段", "A field is missing"),
        ProblemReasons.EmptyField => ("必填字段为空", "A mandatory field is empty"),
        ProblemReasons.BlanksAround => ("值前后有空格", "Blanks stand before or behind the value"),
        ProblemReasons.TooLong => ("值过长", "The value is too long"),
        ProblemReasons.WrongLength => ("值的长度不对", "The value has a wrong length"),
        ProblemReasons.NotANumber => ("不是数值", "The value is no number"),
        ProblemReasons.OutOfRange => ("数值超出范围", "The number is out of range"),
        ProblemReasons.UnknownCode => ("代码不在代码表中", "The code is not in the list"),
        ProblemReasons.CodeNotAllowedHere => ("该地类不可填此代码", "The code is not allowed beside this class"),
        ProblemReasons.UnknownClass => ("地类编码不在分类中", "The class is not in the scheme"),
        ProblemReasons.NameDiffers => ("名称与代码不符", "The name is not that of the code"),
        ProblemReasons.WrongResult => ("数值与计算结果不符", "The number is not what others give"),
        ProblemReasons.NotUnique => ("值重复", "The value is there more than once"),
        var other => (other, other),
    };

    private static Words DefectOf(string reason) => reason switch
    {
        DefectReasons.NullShape => ("记录没有图形", "The record has no shape"),
        DefectReasons.EmptyShape => ("图形为空", "The shape is empty"),
        DefectReasons.OtherKind => ("图形类型与图层不符", "The shape is of another kind than the layer"),
        DefectReasons.NotANumber => ("坐标不是数值", "A coordinate is no number"),
        DefectReasons.OutsideWorld => ("坐标超出投影范围", "A coordinate is beyond the projection's reach"),
        DefectReasons.UnclosedRing => ("环未闭合", "A ring is not closed"),
        DefectReasons.RepeatedPoint => ("节点重复", "A vertex is there twice in a row"),
        DefectReasons.ShortRing => ("环少于三个节点", "A ring has fewer than three vertices"),
        DefectReasons.ShortLine => ("线少于两个节点", "A line has fewer than two vertices"),
        DefectReasons.ZeroAreaRing => ("环没有面积", "A ring encloses nothing"),
        DefectReasons.Spike => ("环上有往返重合的尖刺", "A ring goes out and back on one line"),
        DefectReasons.SelfIntersection => ("环自相交", "A ring crosses itself"),
        DefectReasons.RingTouchesItself => ("环自接触", "A ring meets itself in a vertex"),
        DefectReasons.CrossingRings => ("环相互交叉", "Rings cross or share an edge"),
        DefectReasons.DuplicateRing => ("环重复", "A ring is there twice"),
        DefectReasons.HoleOutsideShell => ("洞在外环之外", "A hole lies outside its shell"),
        DefectReasons.WrongRingRole => ("洞归属错误", "A hole lies in another part"),
        DefectReasons.NestedHoles => ("洞中有洞", "A hole lies in a hole"),
        DefectReasons.NestedShells => ("部件嵌套", "A part lies inside another"),
        DefectReasons.OverlappingParts => ("部件相互重叠", "Parts of the shape overlap"),
        DefectReasons.DisconnectedInterior => ("内部被切断", "The inside is cut in two"),
        DefectReasons.TouchWithoutVertex => ("接触处缺少节点", "Rings touch where one has no vertex"),
        DefectReasons.CollapsedBySnapping => ("捕捉到网格后消失", "It vanishes on the 0.1 mm grid"),
        DefectReasons.BeyondRepair => ("无法修复", "It cannot be repaired"),
        var other => (other, other),
    };

    private static string FactsOf(Problem problem, ReportLanguage language)
    {
        var facts = problem.Facts.Where(fact => fact.Value.Length > 0 || fact.Name == "value")
            .Select(fact => $"{FactOf(fact.Name).In(language)} {(fact.Value.Length > 0 ? fact.Value : "∅")}").ToList();
        if (facts.Count == 0)
            return language == ReportLanguage.Chinese ? "。" : ".";
        return language == ReportLanguage.Chinese ? $"：{string.Join("，", facts)}。" : $": {string.Join(", ", facts)}.";
    }

    private static Words FactOf(string name) => name switch
    {
        "field" => ("字段", "field"),
        "value" => ("值", "value"),
        "expected" => ("应为", "expected"),
        "formula" => ("公式", "formula"),
        "declared" => ("申报", "declared"),
        "computed" => ("计算", "computed"),
        "difference" => ("差", "difference"),
        "village" => ("村", "village"),
        "code" => ("代码", "code"),
        "sum" => ("图斑之和", "sum of patches"),
        "wanted" => ("应为", "expected"),
        "class" => ("地类", "class"),
        "least" => ("上图面积", "mapping area"),
        "metres" => ("米", "metres"),
        "degrees" => ("度", "degrees"),
        "width" => ("宽（米）", "width (m)"),
        "repairable" => ("可自动修复", "repairable"),
        var other => (other, other),
    };
}
