using LandPlanner.Figures;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Figures;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Figures;

/// <summary>A file of figures, one a line: "id | reported | compare | query".</summary>
internal static class FigureSheetText
{
    public static FigureSheet Read(TableSet tables, params string[] figures)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("2023.yaml");
        File.WriteAllText(path, Of(figures));
        return FigureSheets.Read(tables, path);
    }

    public static string Of(params string[] figures)
    {
        var rows = figures.Select(figure => figure.Split(" | ")).ToList();
        return $$"""
            year: 2023
            kind: report
            title: {zh: 报告, en: Report}
            source: 工作报告
            sections:
              - title: {zh: 土地, en: Land}
                sentences:
                  - 共{{string.Join('、', rows.Select(row => $"{{{row[0]}}}"))}}。
            figures:
            {{string.Join('\n', rows.Select(row => $"  {row[0]}:\n    title: {{zh: 数字, en: Figure}}\n    reported: {row[1]}\n    compare: {row[2]}\n    query: {row[3]}"))}}

            """;
    }
}
