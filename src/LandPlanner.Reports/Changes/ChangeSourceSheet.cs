using System.Globalization;
using ClosedXML.Excel;
using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Changes;

/// <summary>What the matrix stands on, and which classes a human must decide.</summary>
internal sealed class ChangeSourceSheet(ChangeResult result, ReportLanguage language)
{
    public void Fill(IXLWorksheet sheet)
    {
        var row = AddDecisions(sheet, AddFacts(sheet, AddLayers(sheet) + 2));
        sheet.Cell(row + 1, 1).SetValue(new Words(
            "同一图层内图斑重叠处，地面归编号最小的图斑；小于噪声的接触视为相邻，不计变化。",
            "Where patches of one layer lie over each other the lowest id has the ground; contacts below noise are touching, not change.").In(language));
    }

    private int AddLayers(IXLWorksheet sheet)
    {
        var table = new SheetTable(sheet, language,
        [
            new(("图层", "Layer"), 24), new(("角色", "Role"), 16), new(("时点", "Vintage"), 14), new(("要素数", "Features"), 12, Column.Count),
            new(("面积（平方米）", "Area (m²)"), 18, Column.SquareMetres), new(("坐标系", "CRS"), 14), new(("来源文件", "File"), 28),
            new(("说明", "Note"), 40), new(("内容指纹", "Content hash"), 68), new(("文件 SHA-256", "File SHA-256"), 68),
        ]);
        table.Begin(1);
        foreach (var source in result.Sources)
        {
            table.Add(
                source.Layer, source.Role, source.Vintage?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), source.Count,
                SheetNumbers.SquareMetres(source.Area), source.Crs, source.File, source.Note, source.ContentHash, source.FileSha256);
        }

        return table.End(null, isMain: true);
    }

    private int AddFacts(IXLWorksheet sheet, int row)
    {
        var tolerance = result.Tolerance;
        (Words Name, string Value)[] facts =
        [
            (("噪声（小于，平方米）", "Noise (below, m²)"), Number(tolerance.Noise)),
            (("碎屑（小于，平方米）", "Sliver (below, m²)"), Number(tolerance.Sliver)),
            (("碎屑（窄于，米）", "Sliver (thinner than, m)"), tolerance.ThinMetres.ToString(CultureInfo.InvariantCulture)),
            (("村", "Villages"), (result.HasVillageLayer ? new Words("按村界图层", "by the layer of villages") : new Words("按图斑坐落字段（后期优先）", "by the patches' own field, the later first")).In(language)),
            (("用地批准", "Approvals"), Known(result.KnowsApprovals)),
            (("永久基本农田", "Basic farmland"), Known(result.KnowsBasicFarmland)),
        ];
        foreach (var (name, value) in facts)
        {
            sheet.Cell(row, 1).SetValue(name.In(language)).Style.Font.SetBold();
            sheet.Cell(row, 2).Style.NumberFormat.Format = "@";
            sheet.Cell(row++, 2).SetValue(value);
        }

        return row + 1;
    }

    private int AddDecisions(IXLWorksheet sheet, int row)
    {
        if (result.ToDecide.Count == 0)
            return row;
        sheet.Cell(row, 1).SetValue(new Words("须人工判定的地类", "Classes a human must decide").In(language)).Style.Font.SetBold();
        var table = new SheetTable(sheet, language,
        [
            new(("图层", "Layer"), 24), new(("分类", "Scheme"), 16), new(("编码", "Code"), 14), new(("图斑数", "Patches"), 12, Column.Count),
            new(("面积（平方米）", "Area (m²)"), 18, Column.SquareMetres), new(("比较所用分类", "Compared in"), 14),
            new(("地类", "Class"), 28), new(("可能的地类", "Candidates"), 40),
        ]);
        table.Begin(row + 1);
        foreach (var one in result.ToDecide)
        {
            table.Add(
                one.Layer, one.Scheme, one.Code, one.Patches, SheetNumbers.SquareMetres(one.Area), one.CommonScheme, one.Name,
                string.Join(", ", one.Candidates));
        }

        return table.End(null, isMain: false) + 1;
    }

    private string Known(bool known) => (known ? new Words("有图层", "known by a layer") : ChangeWords.NotKnown).In(language);

    private static string Number(Area area) => area.SquareMetres.ToString(CultureInfo.InvariantCulture);
}
