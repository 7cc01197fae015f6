using LandPlanner.Areas;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.SampleTown;

/// <summary>The folder with the deliveries, what is expected of them, and a word on what they are.</summary>
internal static class SampleFolder
{
    public static Expected Write(SampleOptions options, string folder)
    {
        var projections = new Projections(TableSet.Open().Crs);
        var town = Town.Build(options, EllipsoidalArea.For(projections.Town));
        Directory.CreateDirectory(folder);
        var expected = Expected.Of(town, ProjectProgress.Write(town, folder), Deliveries.Write(town, projections, folder));
        expected.Write(Path.Combine(folder, "expected.json"));
        File.WriteAllText(Path.Combine(folder, "README.txt"), Readme(expected));
        return expected;
    }

    private static string Readme(Expected expected) => $"""
        温泉镇合成样例数据 / Synthetic sample data of Wenquan Town

        {Layers.Mark}。地块、村名、权属、项目均为程序按种子 {expected.Seed} 生成,不代表任何真实地块。
        Everything here was made up by LandPlanner.SampleTown from seed {expected.Seed}; nothing of it is real.
        STBHHX_80.shp is in Xian 1980 by made-up parameters: {Projections.MadeUpShift}

        Some files are wrong on purpose (no .prj, a .cpg that lies, broken rings, another zone). expected.json says how each is
        imported, and which figures and findings must come out.

        {string.Join('\n', expected.Files.Select(file => $"{file.File}  ->  {file.Layer} ({file.Role}, {file.Records})"))}
        {expected.Progress.File}  ->  landplanner project months, project milestone
        {expected.Villages.File}  ->  landplanner village income enter
        {expected.Batch.Path}  ->  case batch ({expected.Batch.Patches.Count})

        """.ReplaceLineEndings("\n");
}
