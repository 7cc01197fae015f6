using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Figures;
using LandPlanner.Reports.Figures;
using LandPlanner.Stores;
using LandPlanner.Testing;

namespace LandPlanner.Reports.Tests.Figures;

/// <summary>The land section as it is written, in Word and HTML.</summary>
public sealed class FigureReportTests
{
    private static readonly RoleTable Roles = new(
    [
        new(new("project"), "项目", "Projects", null, new Dictionary<string, IReadOnlyList<string>> { ["number"] = ["XMBH"], ["name"] = ["XMMC"], ["declaredArea"] = ["YDMJ"] }),
        new(new("red-line"), "生态保护红线", "Red line", null, new Dictionary<string, IReadOnlyList<string>>()),
    ]);

    private static readonly FigureVocabulary Words = new(
        Roles, new([]), new("issued", new HashSet<PersonRole>(), [new("issued", "已下发", "Issued", CaseStage.Open)], [], [], new HashSet<PersonRole>(), 0.5));

    private static readonly FigureWorld World = new(
        [
            new("项目", new("project"), GeometryKind.None, new([new("XMBH", FieldType.Text), new("XMMC", FieldType.Text), new("YDMJ", FieldType.Real)]),
            [
                new(1, null, ["XM01", "烘干中心 <一期>", 1_000.0]), new(2, null, ["XM02", "冷库", 1_000.0]), new(7, null, ["XM07", "茶园", 1_000.0]),
            ]),
        ],
        Words, EllipsoidalArea.For(TestCrs.Gk123), Tolerance.Default);

    private static readonly Revision Drifted = new(5, RevisionKind.Edited, new(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc), new("王工", "剔除茶园二期"), ["项目"], "{}", "", "");

    /// <summary>One figure equal, one off since revision 5, one missing.</summary>
    private static FigureReport Report { get; } = Build();

    [Fact]
    public void The_same_report_gives_the_same_bytes()
    {
        Assert.Equal(FigureReportWord.Write(Report), FigureReportWord.Write(Build()));
        Assert.Equal(FigureReportHtml.Write(Report), FigureReportHtml.Write(Build()));
    }

    [Fact]
    public void The_Word_document_is_valid_and_reads_as_the_report_does()
    {
        using var document = Open();

        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var paragraphs = document.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Select(paragraph => paragraph.InnerText).ToList();
        Assert.Contains("全年实施项目3个、占地4.50亩〔报告 6.00亩〕、红线1处〔缺数据〕。", paragraphs);
    }

    [Fact]
    public void Every_number_of_the_Word_document_links_to_its_features_on_the_map()
    {
        using var document = Open();
        var part = document.MainDocumentPart!;
        string Target(Hyperlink link) => part.HyperlinkRelationships.Single(relation => relation.Id == link.Id).Uri.OriginalString;

        var sentence = part.Document.Body!.Elements<Paragraph>().Single(paragraph => paragraph.InnerText.StartsWith("全年", StringComparison.Ordinal));

        Assert.Equal(
            [("3个", "http://127.0.0.1:8520/#figure=2023/count"), ("4.50亩", "http://127.0.0.1:8520/#figure=2023/land"), ("1处", "http://127.0.0.1:8520/#figure=2023/line")],
            sentence.Elements<Hyperlink>().Select(link => (link.InnerText, Target(link))));
        // The appendix: one table of checks, and a table for each figure with features; an address for each feature.
        var tables = part.Document.Body!.Elements<Table>().ToList();
        Assert.Equal(3, tables.Count);
        var rows = tables[2].Elements<TableRow>().Skip(1).ToList();
        Assert.Equal(["1.50", "1.50", "1.50"], rows.Select(row => row.Elements<TableCell>().Last().InnerText));
        Assert.Equal("http://127.0.0.1:8520/#sel=%E9%A1%B9%E7%9B%AE/7", Target(rows[2].Descendants<Hyperlink>().Single()));
        var bookmarks = part.Document.Body.Descendants<BookmarkStart>().Select(mark => mark.Name!.Value!).ToList();
        Assert.All(tables[0].Descendants<Hyperlink>(), link => Assert.Contains(link.Anchor!.Value!, bookmarks));
    }

    [Fact]
    public void The_page_links_every_number_and_says_what_does_not_hold_and_since_when()
    {
        var html = Encoding.UTF8.GetString(FigureReportHtml.Write(Report));

        foreach (var (id, number, kind) in new[] { ("count", "3个", "equal"), ("land", "4.50亩", "off"), ("line", "1处", "missing") })
            Assert.Contains($"<a class=\"{kind}\" href=\"http://127.0.0.1:8520/#figure=2023/{id}\">{number}</a>", html, StringComparison.Ordinal);
        Assert.Contains("自修订 5", html, StringComparison.Ordinal);
        Assert.Contains("王工", html, StringComparison.Ordinal);
        Assert.Contains("项目 #3", html, StringComparison.Ordinal);
        Assert.Contains("烘干中心 &lt;一期&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<一期>", html, StringComparison.Ordinal);
        var ids = Regex.Matches(html, "id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.All(Regex.Matches(html, "href=\"#([^\"]+)\"").Select(match => match.Groups[1].Value), anchor => Assert.Contains(anchor, ids));
    }

    private static WordprocessingDocument Open() => WordprocessingDocument.Open(new MemoryStream(FigureReportWord.Write(Report)), isEditable: false);

    private static FigureReport Build()
    {
        Figure[] figures =
        [
            Figure("count", "项目数", "3个", "count of project"), Figure("land", "占地", "6.00亩", "sum of declaredArea of project"), Figure("line", "红线", "1处", "count of red-line"),
        ];
        var sentence = FigureSentence.Parse(FigureText.Line("f", "全年实施项目{count}、占地{land}、红线{line}。"), ["count", "land", "line"]);
        var sheet = new FigureSheet(2023, false, "2023年工作报告", "Report 2023", [new("项目", "Projects", [sentence])], figures);
        var results = figures.Select(figure => World.Recompute(figure, CancellationToken.None)).ToList();
        var before = results[1] with { Value = new(QuantityKind.Area, 12_000) };
        return new(
            sheet, results, World, new Dictionary<string, FigureDrift> { ["land"] = new(Drifted, before, results[1], [new("项目", [3])]) },
            Drifted with { Number = 9, Hash = new('a', 64) }, "http://127.0.0.1:8520/");
    }

    private static Figure Figure(string id, string title, string reported, string query) => new(
        id, title, title, ReportedValue.Parse(FigureText.Line("f", reported)), new(FigureComparison.Equal), FigureParser.Parse(FigureText.Line("f", query), Words), "工作报告");
}
