using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Calendars;
using LandPlanner.LandClasses;
using LandPlanner.Reports.Papers;
using LandPlanner.Reports.Schemes;
using LandPlanner.Reports.Tests.Maps;
using LandPlanner.Schemes;
using LandPlanner.Testing;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Tests.Schemes;

/// <summary>The draft as it is written. Three parcels of 10,000.00, 20,000.00 and 33,333.33 m²: 1, 2 and 3.3333 ha, 15, 30 and 50.00 mu.</summary>
public sealed class SchemeDraftPaperTests
{
    private static readonly LegalBasis Basis = new("自然资规〔2020〕5号", "", "", "S");

    private static readonly LandClassScheme Classes = new("YDYH2023", "用地用海分类指南", "Classes", [Class("0803", "文化用地"), Class("0701", "城镇住宅用地")]);

    private static readonly SchemeDraftForm Form = new(
        "土地征收成片开发方案（草案）", ["基本情况", "必要性和用途", "建设项目", "公益性用地比例", "效益评估"], [Basis],
        [
            new("location", 1, "位置与四至", "四至范围"), new("infrastructure", 1, "基础设施条件", "基础设施条件"), new("necessity", 2, "必要性", "必要性"), new("functions", 2, "实现的功能", "实现的功能"),
            new("projects", 3, "建设项目说明", "项目规模"), new("plan", 3, "年度计划", "年度计划"), new("economic", 5, "经济效益", "经济效益"), new("consultation", 6, "征求意见", "征求意见情况"),
        ],
        ["1006"], 20);

    [Fact]
    public void The_tables_say_areas_in_hectares_and_mu_that_add_up()
    {
        var word = Word(Sheet());

        Assert.Equal(
            ["序号|地块编号|地块名称|所在村|公顷|亩", "1|A1|甲地块|甲村|1.0000|15.00", "2|A2|乙地块|乙村|2.0000|30.00", "3|A3|丙地块|乙村|3.3333|50.00", "合计||||6.3333|95.00"], word.Table("地块面积"));
        // 30,000 and 33,333.33 of 63,333.33: 47.37 % and 52.63 %.
        Assert.Equal(["用地分类|名称|公益性|公顷|亩|占比（%）", "0701|城镇住宅用地|否|3.0000|45.00|47.37", "0803|文化用地|是|3.3333|50.00|52.63", "合计|||6.3333|95.00|100.00"], word.Table("规划用途"));
        Assert.Equal(["项目|公顷|亩|占比", "公益性用地（分子）|3.3333|50.00|52.63%", "方案总面积（分母）|6.3333|95.00|100.00%"], word.Table("公益性用地比例"));
        Assert.Equal(["年度|计划（亩）|完成（亩）|完成率", "2024|45.00|36.00|80.00%", "2025|50.00|—|—"], word.Table("年度实施计划与完成情况"));
        Assert.Equal(["0103|旱地|4.0000|60.00|63.16", "—|无图斑覆盖|2.3333|35.00|36.84"], word.Table("土地利用现状")[1..3]);
    }

    [Fact]
    public void Every_check_stands_with_its_number_limit_outcome_and_law()
    {
        var word = Word(Sheet());

        Assert.Equal(
            ["公益性用地比例|52.63%|40.00%※|通过|够了。|自然资规〔2020〕5号", "村民同意 甲村|65.83%|2/3|不通过|不足。|自然资规〔2020〕5号", "村民同意 乙村|—|2/3|无法判断|无法判断：没有登记。|自然资规〔2020〕5号", "拟征收集体土地比例|—|—|无法判断|无法判断：没有权属性质。|—"],
            word.Table("审查结果")[1..]);
        Assert.Equal(["甲村|集体经济组织成员|120|79|65.83%|≥2/3|不通过", "乙村|未登记|—|—|—|≥2/3|无法判断"], word.Table("各村表决结果")[1..]);
    }

    [Fact]
    public void Steps_have_their_terms_and_where_it_is_known_when_it_begins_their_days()
    {
        var without = Word(Sheet());
        var with = Word(Sheet() with { Plan = [new(Rules.Steps[0], new(2024, 3, 1), new(2024, 3, 31))] });

        Assert.Equal("征地补偿安置公告|不少于 30 日|—|—|土地管理法第四十七条", without.Table("征收步骤与期限")[1]);
        Assert.Contains("【待补充：征收土地预公告的发布日期（据以推算各步骤的最早日期）】", without.Paragraphs);
        Assert.Equal("征地补偿安置公告|不少于 30 日|2024-03-01|2024-03-31|土地管理法第四十七条", with.Table("征收步骤与期限")[1]);
        Assert.DoesNotContain(with.Paragraphs, text => text.Contains("预公告的发布日期", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_known_is_said_to_be_missing_and_what_was_written_stands_in_its_place()
    {
        var sheet = Sheet();
        var paper = SchemeDraftPaper.Compose(sheet with { Texts = new Dictionary<string, IReadOnlyList<string>> { ["necessity"] = ["第一段。", "第二段。"] } });

        Assert.Equal(
            ["四至范围", "周边道路（工作库中没有地类图斑）", "基础设施条件", "必要性", "实现的功能", "丙地块的拟安排的建设项目", "项目规模", "丙地块的实施年度", "年度计划", "经济效益", "拟征收集体土地比例所需的数据：没有权属性质", "乙村的表决结果", "征求意见情况", "征收土地预公告的发布日期（据以推算各步骤的最早日期）"],
            SchemeDraftPaper.Compose(sheet).Gaps);
        Assert.DoesNotContain("必要性", paper.Gaps);
        var paragraphs = new WordText(PaperWord.Write(paper)).Paragraphs.ToList();
        Assert.Equal(["（一）必要性", "第一段。", "第二段。", "（二）主要用途"], paragraphs.Skip(paragraphs.IndexOf("（一）必要性")).Take(4));
    }

    [Fact]
    public void Nothing_but_shapes_still_makes_a_draft()
    {
        var parcel = Parcel(1, "甲地块", 1_000_000, "", "", "", null, "", "");
        var result = Result([parcel.Part], [Check("public-share", "公益性用地比例", SchemeOutcome.NotKnown, null, new Ratio(40, 100), "无法判断：没有规划用途。"), Check("levy-share", "拟征收集体土地比例", SchemeOutcome.NotKnown, null, null, "无法判断：没有权属性质。")]) with { Year = null };
        var draft = new SchemeDraft(result, null, [parcel], [new("", 1, new(1_000_000))], null, [new("", "", null, 1, new(1_000_000))], [new("", [parcel], new(1_000_000))], null, [], []);

        var paper = SchemeDraftPaper.Compose(Sheet() with { Draft = draft });

        Assert.Contains("方案年度（据以确定用地分类的版本）", paper.Gaps);
        Assert.Contains("1 个地块（1.0000 公顷（15.00 亩））的规划用途", paper.Gaps);
        Assert.Contains("土地利用现状（工作库中没有地类图斑）", paper.Gaps);
        Assert.Contains("各地块拟安排的建设项目", paper.Gaps);
        Assert.Contains("公益性用地比例所需的规划用途", paper.Gaps);
        Assert.Contains("未定", string.Join('\n', new WordText(PaperWord.Write(paper)).Table("规划用途")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_Word_document_is_valid_has_its_maps_and_is_the_same_each_time()
    {
        var bytes = PaperWord.Write(SchemeDraftPaper.Compose(Sheet()));

        Assert.Equal(bytes, PaperWord.Write(SchemeDraftPaper.Compose(Sheet())));
        Assert.Equal(2, new WordText(bytes).Pictures);
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public async Task The_PDF_says_the_same_on_pages_of_a4()
    {
        var pdf = PaperPdf.Write(SchemeDraftPaper.Compose(Sheet()), TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("draft.pdf"), pdf, TestContext.Current.CancellationToken);
        var text = (await PdfText.ReadAsync(folder.File("draft.pdf"))).Words;

        Assert.Equal((595.28, 841.89), (Math.Round(new PdfPage(pdf).Size.Width, 2), Math.Round(new PdfPage(pdf).Size.Height, 2)));
        foreach (var said in new[] { "丙地块", "3.3333", "95.00", "52.63%", "不通过", "【待补充:四至范围】", "图2规划用途图", "0803文化用地", "图例", "1:500", "依据工作库w.gpkg" })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Equal(pdf, PaperPdf.Write(SchemeDraftPaper.Compose(Sheet()), TestContext.Current.CancellationToken));
    }

    private static readonly SchemeRules Rules = new(
        new[] { ("public-share", "K-m"), ("consent", "S"), ("levy-share", "K-m") }.ToDictionary(rule => rule.Item1, rule => new SchemeCheckRule(rule.Item1, "", "", null, null, null, []) { Mark = rule.Item2 }), new Dictionary<string, SchemeCheckRule>(),
        ["08"], [], [], [], "01", [new("notice", "征地补偿安置公告", "Notice", new DueRule(DueRuleKind.Days, 30), false, new("土地管理法", "第四十七条", "", "S"))]);

    private static WordText Word(SchemeDraftSheet sheet) => new(PaperWord.Write(SchemeDraftPaper.Compose(sheet)));

    private static SchemeDraftSheet Sheet()
    {
        DraftParcel[] parcels =
        [
            Parcel(1, "甲地块", 1_000_000, "甲村", "0701", "城镇住宅用地", false, "小区", "2024"), Parcel(2, "乙地块", 2_000_000, "乙村", "0701", "城镇住宅用地", false, "小区", "2024"),
            Parcel(3, "丙地块", 3_333_333, "乙村", "0803", "文化用地", true, "", ""),
        ];
        var result = Result([.. parcels.Select(parcel => parcel.Part)],
        [
            Check("public-share", "公益性用地比例", SchemeOutcome.Pass, new Ratio(3_333_333, 6_333_333), new Ratio(40, 100), "够了。"), Check("consent", "村民同意", SchemeOutcome.Fail, new Ratio(79, 120), new Ratio(2, 3), "不足。") with { Subject = "甲村" },
            Check("consent", "村民同意", SchemeOutcome.NotKnown, null, new Ratio(2, 3), "无法判断：没有登记。") with { Subject = "乙村" },
            Check("levy-share", "拟征收集体土地比例", SchemeOutcome.NotKnown, null, null, "无法判断：没有权属性质。") with { Basis = [] },
        ]);
        var draft = new SchemeDraft(
            result, Classes, parcels, [new("甲村", 1, new(1_000_000)), new("乙村", 2, new(5_333_333))],
            [new("0103", "旱地", MajorClass.Agricultural, true, new(4_000_000)), new("", "", null, false, new(2_333_333))],
            [new("0701", "城镇住宅用地", false, 2, new(3_000_000)), new("0803", "文化用地", true, 1, new(3_333_333))], [new("2024", parcels[..2], new(3_000_000)), new("", [parcels[2]], new(3_333_333))], null,
            [new("甲村", true, 120, 79)], [new("方案", 2024, 45, 36), new("方案", 2025, 50, null)]);
        var paper = Sheets.Of(1000, Sheets.Layer("规划用途", Sheets.Symbol(stroke: new("#000000", 1, [], null)), (Sheets.Square(0, 0, 30), "", "1")));
        var planned = paper.Layers[0] with { Symbol = paper.Layers[0].Symbol with { Fill = new(null) }, Classes = new Dictionary<string, LandPlanner.Reports.Maps.Print.PrintedClass> { [""] = new("0803 文化用地", "#ff7f00") } };
        PaperMap Map(string title) => new(title, new Envelope(Sheets.East, Sheets.East + 30, Sheets.North, Sheets.North + 30), [planned], paper.Crs, paper.ToGeographic);
        return new(draft, Form, Rules, new Dictionary<string, IReadOnlyList<string>>(), null, [Map("区位图"), Map("规划用途图")], new(122.1, 122.2, 37.3, 37.4), new(2024, 6, 1), "依据工作库 w.gpkg 修订 3（abc）");
    }

    private static SchemeResult Result(IReadOnlyList<SchemePart> parcels, IReadOnlyList<SchemeCheck> checks) =>
        new(SchemeChecking.TractScheme, "方案", 2024, parcels, parcels.Aggregate(Area.Zero, (sum, parcel) => sum + parcel.Area), checks);

    private static SchemeCheck Check(string id, string title, SchemeOutcome outcome, Ratio? share, Ratio? limit, string zh) => new(id, title, id, "", outcome, null, share, limit, [Basis], zh, "", []);

    private static DraftParcel Parcel(int id, string name, long hundredths, string village, string code, string className, bool? isPublic, string project, string phase) =>
        new(new("方案", id, name, new(hundredths), null), $"A{id}", village, code, className, isPublic, project, phase, "");

    private static LandClass Class(string code, string name) => new("YDYH2023", code, name, null, 1, MajorClass.Construction, FlowKind.Construction, null, Confidence.High, "");
}
