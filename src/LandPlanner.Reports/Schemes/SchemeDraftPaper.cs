using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Calendars;
using LandPlanner.LandClasses;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Papers;
using LandPlanner.Schemes;
using static LandPlanner.Reports.Papers.PaperNumbers;

namespace LandPlanner.Reports.Schemes;

/// <summary>The draft of a tract scheme (土地征收成片开发方案（草案）): the five required contents, every check, consent, the steps of the expropriation, and maps. What is not known is said to be missing.</summary>
public sealed class SchemeDraftPaper
{
    private const string NotSure = "※";

    private readonly SchemeDraftSheet _sheet;
    private readonly PaperWriter _paper = new();

    private SchemeDraftPaper(SchemeDraftSheet sheet) => _sheet = sheet;

    private SchemeDraft Draft => _sheet.Draft;

    private SchemeResult Result => _sheet.Draft.Result;

    public static Paper Compose(SchemeDraftSheet sheet)
    {
        var draft = new SchemeDraftPaper(sheet);
        draft.Write();
        var year = sheet.Draft.Result.Year is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known} 年度　") : "";
        return new(sheet.Form.Title, $"{sheet.Draft.Result.Layer}　{year}{sheet.Day:yyyy 年 M 月 d 日}", draft._paper.Parts, sheet.Day, sheet.Origin);
    }

    private void Write()
    {
        _paper.Say($"依据{string.Join("、", _sheet.Form.Basis.Select(Law))}编制。面积为椭球面积，公顷保留四位、亩保留两位小数，分项之和等于合计。");
        WriteGround();
        WriteUses();
        WriteProjects();
        WriteShare();
        WriteBenefit();
        WriteChecks();
        WriteConsent();
        WriteSteps();
        _paper.Chapter("附图");
        foreach (var (i, map) in _sheet.Maps.Index())
            _paper.Add(map with { Caption = $"图 {i + 1}　{map.Caption}" });
        var gaps = _paper.Gaps;
        _paper.Chapter("待补充事项");
        if (gaps.Count == 0)
            _paper.Say("无。");
        else
            _paper.Table("待补充事项", [new("序号", 0.1f), new("事项", 0.9f)], [.. gaps.Select((gap, i) => (IReadOnlyList<string>)[Count(i + 1), gap])]);
    }

    private void WriteGround()
    {
        _paper.Chapter(_sheet.Form.Contents[0]);
        _paper.Section("位置与四至");
        var villages = Draft.Villages.Where(village => village.Name.Length > 0 && village.Parcels > 0).ToList();
        var where = villages.Count > 0 ? $"涉及{string.Join("、", villages.Select(village => village.Name))} {villages.Count} 个村，" : "";
        _paper.Say($"本方案{where}共 {Draft.Parcels.Count} 个地块，总面积 {Sum(Result.Area)}。");
        var degrees = _sheet.Degrees;
        _paper.Say(string.Create(
            CultureInfo.InvariantCulture, $"范围介于东经 {degrees.MinX:0.00000}° 至 {degrees.MaxX:0.00000}°、北纬 {degrees.MinY:0.00000}° 至 {degrees.MaxY:0.00000}° 之间（2000 国家大地坐标系）。"));
        if (villages.Count == 0)
            _paper.Gap("成片开发涉及的村");
        Text("location");
        _paper.Section("面积与范围");
        _paper.Areas("地块面积", [new("序号", 0.08f), new("地块编号", 0.2f), new("地块名称", 0.3f), new("所在村", 0.16f)], [.. Draft.Parcels.Select(parcel => parcel.Part.Area)],
            i => [Count(i + 1), Draft.Parcels[i].Number, Draft.Parcels[i].Part.Name, Or(Draft.Parcels[i].Village)]);
        _paper.Areas("各村面积", [new("村", 0.5f), new("涉及地块（个）", 0.24f, IsNumber: true)], [.. Draft.Villages.Select(village => village.Area)],
            i => [Draft.Villages[i].Name.Length > 0 ? Draft.Villages[i].Name : "村界不明", Draft.Villages[i].Parcels > 0 ? Count(Draft.Villages[i].Parcels) : "—"]);
        _paper.Section("土地利用现状");
        WritePresent();
        _paper.Section("基础设施条件");
        WriteRoads();
        Text("infrastructure");
    }

    private void WritePresent()
    {
        if (Draft.Present is not { } present)
        {
            _paper.Gap("土地利用现状（工作库中没有地类图斑）");
            return;
        }

        _paper.Shares("土地利用现状", [new("地类编码", 0.14f), new("地类名称", 0.34f)], [.. present.Select(use => use.Area)], i => [Or(present[i].Code), present[i].Code.Length > 0 ? present[i].Name : "无图斑覆盖"]);
        _paper.Say(
            $"其中农用地 {SumOf(Of(MajorClass.Agricultural))}（耕地 {SumOf(present.Where(use => use.IsCultivated))}），建设用地 {SumOf(Of(MajorClass.Construction))}，未利用地 {SumOf(Of(MajorClass.Unused))}。");

        IEnumerable<PresentUse> Of(MajorClass major) => present.Where(use => use.Major == major);
    }

    private void WriteRoads()
    {
        if (Draft.Roads is not { Count: > 0 } roads)
        {
            _paper.Gap(Draft.Roads is null ? "周边道路（工作库中没有地类图斑）" : "周边道路（地类图斑中没有邻接的道路）");
            return;
        }

        _paper.Table(string.Create(CultureInfo.InvariantCulture, $"邻接道路（地类图斑，距地块不超过 {_sheet.Form.RoadMetres:0.##} 米）"), [new("地类编码", 0.14f), new("地类名称", 0.24f), new("图斑（个）", 0.14f, IsNumber: true), new("邻接地块", 0.48f)],
            [.. roads.Select(road => (IReadOnlyList<string>)[road.Code, road.Name, Count(road.Patches), string.Join("、", road.Parcels)])]);
    }

    private void WriteUses()
    {
        _paper.Chapter(_sheet.Form.Contents[1]);
        _paper.Section("必要性");
        Text("necessity");
        _paper.Section("主要用途");
        _paper.Shares("规划用途", [new("用地分类", 0.14f), new("名称", 0.24f), new("公益性", 0.1f)], [.. Draft.Planned.Select(use => use.Area)],
            i => [Or(Draft.Planned[i].Code), Draft.Planned[i].Code.Length > 0 ? Or(Draft.Planned[i].Name) : "未定", IsPublic(Draft.Planned[i].IsPublic)]);
        if (Draft.Classes is { } classes)
            _paper.Say($"分类采用《{classes.TitleZh}》。");
        else
            _paper.Gap("方案年度（据以确定用地分类的版本）");
        if (Draft.Planned.FirstOrDefault(use => use.Code.Length == 0) is { } open)
            _paper.Gap($"{open.Parcels} 个地块（{Sum(open.Area)}）的规划用途");
        _paper.Section("实现的功能");
        Text("functions");
    }

    private void WriteProjects()
    {
        _paper.Chapter(_sheet.Form.Contents[2]);
        _paper.Section("拟安排的建设项目");
        if (Draft.Parcels.Any(parcel => parcel.Project.Length > 0))
        {
            _paper.Areas("拟安排的建设项目", [new("地块", 0.28f), new("建设项目", 0.24f), new("规划用途", 0.22f)], [.. Draft.Parcels.Select(parcel => parcel.Part.Area)],
                i => [Draft.Parcels[i].Part.Name, Or(Draft.Parcels[i].Project), Or(Draft.Parcels[i].ClassName)]);
        }

        Lacking(Draft.Parcels.Where(parcel => parcel.Project.Length == 0), "拟安排的建设项目");
        Text("projects");
        _paper.Section("开发时序和年度实施计划");
        if (Draft.Parcels.Any(parcel => parcel.Phase.Length > 0))
        {
            _paper.Areas("开发时序", [new("实施年度", 0.14f), new("地块（个）", 0.12f, IsNumber: true), new("建设项目", 0.48f)], [.. Draft.Phases.Select(phase => phase.Area)],
                i => [Draft.Phases[i].Name.Length > 0 ? Draft.Phases[i].Name : "未定", Count(Draft.Phases[i].Parcels.Count), Or(string.Join("、", Draft.Phases[i].Parcels.Select(parcel => parcel.Project).Where(project => project.Length > 0).Distinct()))]);
        }

        Lacking(Draft.Parcels.Where(parcel => parcel.Phase.Length == 0), "实施年度");
        if (Draft.Years.Count == 0)
            _paper.Gap("年度实施计划（台账中没有本方案的年度计划）");
        else
            _paper.Table("年度实施计划与完成情况", [new("年度", 0.25f), new("计划（亩）", 0.25f, IsNumber: true), new("完成（亩）", 0.25f, IsNumber: true), new("完成率", 0.25f, IsNumber: true)], [.. Draft.Years.Select(YearRow)]);
        Text("plan");
    }

    private static IReadOnlyList<string> YearRow(SchemeYear year) =>
    [
        Count(year.Year), Number(year.PlannedMu), Number(year.DoneMu), year is { PlannedMu: { } planned and > 0, DoneMu: { } done } ? string.Create(CultureInfo.InvariantCulture, $"{done / planned * 100:0.00}%") : "—",
    ];

    private void WriteShare()
    {
        _paper.Chapter(_sheet.Form.Contents[3]);
        var check = Result.Checks.First(check => check.Id == "public-share");
        var uses = Draft.Planned.Where(use => use.IsPublic == true).ToList();
        if (uses.Count > 0)
        {
            _paper.Areas("公益性用地（分子）", [new("用地分类", 0.16f), new("名称", 0.44f), new("地块（个）", 0.14f, IsNumber: true)], [.. uses.Select(use => use.Area)],
                i => [uses[i].Code, Or(uses[i].Name), Count(uses[i].Parcels)]);
        }

        _paper.Table("公益性用地比例", [new("项目", 0.4f), new("公顷", 0.2f, IsNumber: true), new("亩", 0.2f, IsNumber: true), new("占比", 0.2f, IsNumber: true)],
        [
            ["公益性用地（分子）", Hectares(Draft.Public), Mu(Draft.Public), check.Share is null ? "—" : SchemeNames.Number(check)], ["方案总面积（分母）", Hectares(Result.Area), Mu(Result.Area), "100.00%"],
        ]);
        _paper.Say($"{check.Zh}结论：{Outcome(check)}。依据：{SchemeNames.Basis(check)}。");
        if (check.Outcome == SchemeOutcome.NotKnown)
            _paper.Gap("公益性用地比例所需的规划用途");
    }

    private void WriteBenefit()
    {
        _paper.Chapter(_sheet.Form.Contents[4]);
        var levy = Result.Checks.First(check => check.Id == "levy-share");
        var rows = new List<IReadOnlyList<string>> { Row("方案总面积", Result.Area), Row("公益性用地", Draft.Public) };
        if (Draft.Present is { } present)
        {
            rows.Add(Row("现状耕地", Total(present.Where(use => use.IsCultivated).Select(use => use.Area))));
            rows.Add(Row("现状建设用地", Total(present.Where(use => use.Major == MajorClass.Construction).Select(use => use.Area))));
        }

        if (Draft.Classes is { } classes && Draft.Planned.All(use => classes.Find(use.Code)?.Major is not null))
            rows.Add(Row("规划建设用地", Total(Draft.Planned.Where(use => classes.Find(use.Code)?.Major == MajorClass.Construction).Select(use => use.Area))));
        if (levy.Area is { } collective)
            rows.Add(Row("拟征收集体土地", collective));
        _paper.Table("由图层得出的指标", [new("指标", 0.5f), new("公顷", 0.25f, IsNumber: true), new("亩", 0.25f, IsNumber: true)], rows);
        foreach (var id in _sheet.Form.Texts.Where(text => text.Content == 5).Select(text => text.Id))
        {
            _paper.Section(_sheet.Form.Texts.First(text => text.Id == id).Title);
            Text(id);
        }
    }

    private void WriteChecks()
    {
        _paper.Chapter("合规性审查");
        _paper.Table("审查结果", [new("审查事项", 0.19f), new("数值", 0.14f, IsNumber: true), new("限值", 0.1f, IsNumber: true), new("结论", 0.11f), new("说明", 0.27f), new("依据", 0.19f)], [.. Result.Checks.Select(CheckRow)]);
        _paper.Say($"通过 {Count(Result.Count(SchemeOutcome.Pass))} 项，不通过 {Count(Result.Count(SchemeOutcome.Fail))} 项，无法判断 {Count(Result.Count(SchemeOutcome.NotKnown))} 项。数值为比例或平方米。"
            + $"标 {NotSure} 的限值尚未查到当地规定，使用前请向自然资源主管部门核实。");
        foreach (var check in Result.Checks.Where(check => check.Outcome == SchemeOutcome.NotKnown && check.Id is not ("public-share" or "consent")))
            _paper.Gap($"{SchemeNames.Title(check, ReportLanguage.Chinese)}所需的数据：{Bare(check.Zh)}");
    }

    /// <summary>What is missing, without saying once more that something cannot be told.</summary>
    private static string Bare(string sentence) => sentence.TrimEnd('。').Split('：', 2) is [_, var missing] ? missing : sentence;

    private IReadOnlyList<string> CheckRow(SchemeCheck check)
    {
        var limit = SchemeNames.Limit(check);
        var isSure = _sheet.Rules.Scheme[check.Id].Mark is "" or "S" or "K-h";
        return [SchemeNames.Title(check, ReportLanguage.Chinese), Or(SchemeNames.Number(check)), limit.Length == 0 ? "—" : isSure ? limit : limit + NotSure, Outcome(check), check.Zh, Or(SchemeNames.Basis(check))];
    }

    private void WriteConsent()
    {
        _paper.Chapter("征求意见与村民同意");
        var checks = Result.Checks.Where(check => check.Id == "consent").ToList();
        _paper.Table("各村表决结果", [new("村", 0.2f), new("表决主体", 0.2f), new("应到（人）", 0.12f, IsNumber: true), new("同意（人）", 0.12f, IsNumber: true), new("比例", 0.12f, IsNumber: true), new("要求", 0.1f), new("结论", 0.14f)],
            [.. checks.Select(ConsentRow)]);
        foreach (var check in checks.Where(check => check.Outcome == SchemeOutcome.NotKnown))
            _paper.Gap(check.Subject.Length > 0 ? $"{check.Subject}的表决结果" : $"{check.Parts.Count} 个地块所属的村及其表决结果");
        Text("consultation");
    }

    private IReadOnlyList<string> ConsentRow(SchemeCheck check)
    {
        var vote = Draft.Consents.FirstOrDefault(vote => vote.Village == check.Subject);
        return
        [
            check.Subject.Length > 0 ? check.Subject : "村界不明", vote is null ? "未登记" : vote.IsOfMembers ? "集体经济组织成员" : "村民代表", vote is null ? "—" : Count(vote.Total), vote is null ? "—" : Count(vote.Agreed),
            Or(SchemeNames.Number(check)), $"≥{SchemeNames.Limit(check)}", Outcome(check),
        ];
    }

    private void WriteSteps()
    {
        _paper.Chapter("土地征收程序");
        List<(ExpropriationStep Step, string From, string Until)> steps = _sheet.Plan is { } plan
            ? [.. plan.Select(step => (step.Step, Day(step.From), Day(step.Until)))]
            : [.. _sheet.Rules.Steps.Select(step => (step, "—", "—"))];
        _paper.Table("征收步骤与期限", [new("步骤", 0.3f), new("期限", 0.16f), new("最早开始", 0.14f), new("最早完成", 0.14f), new("依据", 0.26f)],
            [.. steps.Select(one => (IReadOnlyList<string>)[one.Step.TitleZh, Term(one.Step), one.From, one.Until, one.Step.Basis.Law + one.Step.Basis.Article])]);
        if (_sheet.Plan is null)
            _paper.Gap("征收土地预公告的发布日期（据以推算各步骤的最早日期）");
    }

    private static string Term(ExpropriationStep step) => step.Term switch
    {
        null => step.IsMeanwhile ? "与上一步同时" : "—",
        { Kind: DueRuleKind.WorkingDays } term => $"不少于 {term.Count} 个工作日",
        { Kind: DueRuleKind.Days } term => $"不少于 {term.Count} 日",
        var term => term.ToString(),
    };

    /// <summary>The parcels of which something is not said; nothing where it is said of all.</summary>
    private void Lacking(IEnumerable<DraftParcel> parcels, string what)
    {
        var names = parcels.Select(parcel => parcel.Part.Name).ToList();
        if (names.Count == Draft.Parcels.Count)
            _paper.Gap($"各地块{what}");
        else if (names.Count > 0)
            _paper.Gap($"{string.Join("、", names)}的{what}");
    }

    private void Text(string id)
    {
        if (_sheet.Texts.GetValueOrDefault(id) is { Count: > 0 } written)
        {
            foreach (var paragraph in written)
                _paper.Say(paragraph);
        }
        else
        {
            _paper.Gap(_sheet.Form.Texts.First(text => text.Id == id).Ask);
        }
    }

    private static IReadOnlyList<string> Row(string title, Area area) => [title, Hectares(area), Mu(area)];

    private static string Law(Audits.LegalBasis basis) => basis.Law + basis.Article;

    private static string Outcome(SchemeCheck check) => SchemeNames.Of(check.Outcome, ReportLanguage.Chinese);

    private static string IsPublic(bool? isPublic) => isPublic switch { true => "是", false => "否", null => "不明" };

    private static string SumOf(IEnumerable<PresentUse> uses) => Sum(Total(uses.Select(use => use.Area)));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
