using System.IO.Compression;
using System.Text;
using LandPlanner.SampleTown.Files;

namespace LandPlanner.SampleTown;

/// <summary>Writes the town as the land bureau would send it: many formats, encodings and systems, not all of them right.</summary>
internal sealed class Deliveries
{
    private const int NextZone = 4528;
    private const int Xian1980 = 2365;
    private const int LonLat = 4490;

    private readonly Town _town;
    private readonly Projections _projections;
    private readonly string _folder;
    private readonly List<Delivery> _written = [];
    private readonly Encoding _gbk;

    private Deliveries(Town town, Projections projections, string folder)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        (_town, _projections, _folder, _gbk) = (town, projections, folder, Encoding.GetEncoding("GB18030"));
    }

    public static IReadOnlyList<Delivery> Write(Town town, Projections projections, string folder)
    {
        var deliveries = new Deliveries(town, projections, folder);
        deliveries.WriteSurveys();
        deliveries.WriteControlLines();
        deliveries.WriteParcels();
        deliveries.WriteProjects();
        deliveries.WritePlaces();
        deliveries.WriteSatellite();
        deliveries.WritePlan();
        deliveries.WriteVillages();
        return deliveries._written;
    }

    private string Prj(int epsg) => _projections.Get(epsg).Wkt;

    private void WriteSurveys()
    {
        Shape("CJDCQ.shp", Layers.Villages(_town), new(new UTF8Encoding(false), "UTF-8", Prj(4529)));
        var before = new LandUseLayer(_town, _town.Ground.Survey, 2023).Build("地类图斑2023");
        Shape("DLTB2023.shp", before, new(_gbk, null, Prj(4529)), "--vintage", "2023-12-31", "--covers", "村庄");
        var now = new LandUseLayer(_town, _town.Year.Survey, 2024).Build("地类图斑2024");
        GeoPackageFile.Write(At("DLTB2024.gpkg"), "DLTB", now, 4529, Prj(4529));
        Note("DLTB2024.gpkg", now, "DLTB", 0, "--vintage", "2024-12-31", "--covers", "村庄");
    }

    private void WriteControlLines()
    {
        Shape("YJJBNTTB.shp", Layers.Farmland(_town), new(_gbk, "GBK", Prj(4529), HasZ: true, LanguageDriver: 77), "--covers", "村庄");
        var red = Layers.RedLine(_town);
        Shapefile.Write(At("STBHHX_80.shp"), red.Move(_projections.ToXian1980(Xian1980)), new(_gbk, "936", Prj(Xian1980)));
        Note("STBHHX_80.shp", red, null, 0, "--shift", Projections.MadeUpShift.ToString(), "--covers", "村庄");
        Shape("CZKFBJ.shp", Layers.UrbanBoundary(_town), new(_gbk, "GBK", null), "--crs", "EPSG:4529", "--covers", "村庄");
    }

    private void WriteParcels()
    {
        var layers = new ParcelLayers(_town);
        Shape("成片开发地块.shp", layers.Tracts, new(_gbk, "GBK", Prj(4529)));
        Shapefile.Write(At("边界新增地块_40带.shp"), layers.Additions.Move(_projections.To(NextZone)), new(_gbk, "GBK", Prj(NextZone)));
        Note("边界新增地块_40带.shp", layers.Additions, null, 0);
        Shape("闲置土地.shp", layers.Idle, new(_gbk, "UTF-8", Prj(4529)));
        Shape("规划地块.shp", layers.Plans, new(new UTF8Encoding(false), "UTF-8", Prj(4529)));
        Shape("整改图斑.shp", layers.Rectifications, new(_gbk, null, Prj(4529), LanguageDriver: 77));
        Shape("督察图斑.shp", layers.Inspections, new(_gbk, "GBK", Prj(4529)));
        Zip("疑似撂荒地.zip", layers.Abandoned);
        var faults = new Faults(_town);
        Shapefile.Write(At("历史整治图斑.shp"), faults.Layer, faults.Rings, new(_gbk, "GBK", Prj(4529)));
        Note("历史整治图斑.shp", faults.Layer, null, faults.Count);
    }

    private void WriteProjects()
    {
        var layers = new ParcelLayers(_town);
        GeoJson.Write(At("乡村振兴项目.geojson"), layers.RuralProjects.Move(_projections.To(LonLat)));
        Note("乡村振兴项目.geojson", layers.RuralProjects, null, 0);
        Shape("产业项目.shp", layers.IndustryProjects, new(_gbk, "GBK", Prj(4529)));
        Shape("重点项目.shp", layers.KeyProjects, new(_gbk, "GBK", Prj(4529)));
    }

    private void WritePlaces()
    {
        var layers = new ParcelLayers(_town);
        Kml.Write(At("文旅项目.kml"), layers.Sights.Move(_projections.To(LonLat)));
        Note("文旅项目.kml", layers.Sights, null, 0);
        MapInfo.Write(At("污水处理站.mif"), layers.Sewage, _gbk);
        Note("污水处理站.mif", layers.Sewage, null, 0, "--crs", "EPSG:4529");
        GeoPackageFile.Write(At("大棚.gpkg"), "DP", layers.Greenhouses, 4529, Prj(4529));
        Note("大棚.gpkg", layers.Greenhouses, "DP", 0);
        Shape("闲置楼宇.shp", layers.IdleBuildings, new(_gbk, "GBK", Prj(4529)));
        Shape("疑似扬尘源.shp", layers.DustSources, new(_gbk, "GBK", Prj(4529)));
        GeoPackageFile.Write(At("粮食种植.gpkg"), "LSZZ", layers.Grain, 4529, Prj(4529));
        Note("粮食种植.gpkg", layers.Grain, "LSZZ", 0);
    }

    /// <summary>The approvals are a layer like others; of the batch cases are made, so that it is not imported.</summary>
    private void WriteSatellite()
    {
        var layers = new ParcelLayers(_town);
        Shape("用地批准.shp", layers.Approvals, new(_gbk, "GBK", Prj(4529)), "--covers", "村庄");
        Shapefile.Write(At(BatchDelivery.File), layers.Satellite, new(_gbk, null, Prj(4529), HasZ: true));
    }

    private void WritePlan()
    {
        var plan = _town.Plan;
        string[] years = ["--base-year", $"{TownPlan.BaseYear}", "--target-year", $"{TownPlan.TargetYear}"];
        var uses = plan.Uses;
        GeoPackageFile.Write(At("GHDLTB.gpkg"), "GHDLTB", uses, 4529, Prj(4529));
        Note("GHDLTB.gpkg", uses, "GHDLTB", 0, years);
        Shape("GHFQ.shp", plan.PlanZones, new(_gbk, "GBK", Prj(4529)), years);
        Shape("GKBJ.shp", plan.Controls, new(_gbk, "GBK", Prj(4529)), years);
        foreach (var sketch in new[] { plan.Lines, plan.SketchZones, plan.Nodes })
        {
            GeoJson.Write(At(sketch.Name + ".geojson"), sketch.Move(_projections.To(LonLat)));
            Note(sketch.Name + ".geojson", sketch, null, 0, years);
        }
    }

    private void WriteVillages()
    {
        _town.Economy.WriteIncomes(_folder);
        Shape("住宅小区.shp", _town.Economy.Estates, new(_gbk, "GBK", Prj(4529)));
    }

    private string At(string file) => Path.Combine(_folder, file);

    private void Shape(string file, Layer layer, ShapefileDress dress, params string[] options)
    {
        Shapefile.Write(At(file), layer, dress);
        Note(file, layer, null, 0, options);
    }

    private void Note(string file, Layer layer, string? sourceLayer, int faults, params string[] options) =>
        _written.Add(new(file, layer.Name, sourceLayer, layer.Role, layer.Rows.Count, faults, options));

    /// <summary>A shapefile in an archive whose names are GBK, as Windows in China writes them.</summary>
    private void Zip(string file, Layer layer)
    {
        var folder = Directory.CreateTempSubdirectory("sample-town-");
        Shapefile.Write(Path.Combine(folder.FullName, layer.Name + ".shp"), layer, new(_gbk, "GBK", Prj(4529)));
        File.Delete(At(file));
        using (var archive = ZipFile.Open(At(file), ZipArchiveMode.Create, _gbk))
        {
            foreach (var part in folder.GetFiles().OrderBy(part => part.Name, StringComparer.Ordinal))
            {
                part.LastWriteTimeUtc = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
                archive.CreateEntryFromFile(part.FullName, part.Name);
            }
        }

        folder.Delete(recursive: true);
        Note(file, layer, null, 0);
    }
}
