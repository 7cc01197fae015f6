using System.IO.Compression;
using System.Xml.Linq;
using LandPlanner.Gdal;
using LandPlanner.Stores;
using LandPlanner.Workspaces.FieldWork;

namespace LandPlanner.Workspaces.Tests.FieldWork;

public sealed class FieldPackageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_package_says_what_it_holds_and_where_it_comes_from()
    {
        await using var round = await FieldRound.StartAsync();

        var manifest = round.Package.Manifest;
        var head = await round.Workspace.Store.ReadRevisionsAsync(Ct).LastAsync(Ct);
        Assert.Equal((head.Hash, head.Number), (manifest.Head, manifest.Revision));
        Assert.Equal(("EPSG:4550", FieldRound.CaseLayer, "case", "周工"), (manifest.Crs, manifest.Layer, manifest.Form, manifest.MadeBy));
        Assert.Equal([(1L, 1L, "AJ2026-0001"), (2L, 1L, "AJ2026-0002")], manifest.Subjects.Select(subject => (subject.Id, subject.Version, subject.Label)));
        Assert.Equal(
            ["package.json", "photos", "round.gpkg", "round.qgs"],
            Directory.EnumerateFileSystemEntries(round.Package.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>GDAL is the judge: it is what QGIS and QField read with.</summary>
    [Fact]
    public async Task Gdal_finds_the_rows_the_evidence_and_what_lies_around()
    {
        await using var round = await FieldRound.StartAsync();

        using var file = VectorFile.Open(round.GeoPackage);

        Assert.Equal(
            [("subjects", 2), ("evidence", 0), ("reference_1", 1)], file.Layers.Select(layer => (layer.Name, file.Read(layer.Name, Ct).Count())));
        Assert.Equal("AJ2026-0002", round.Ask("SELECT number FROM subjects WHERE fid = 2"));
        Assert.Equal("POINT", round.Ask("SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = 'evidence'"));
        Assert.Equal("ok", round.Ask("PRAGMA integrity_check"));
    }

    /// <summary>The band of 20 m is cut at the box of the first case, 100 m, and 100 m around it: from 499 850 to 500 150.</summary>
    [Fact]
    public async Task Reference_layers_are_cut_at_the_surroundings()
    {
        await using var round = await FieldRound.StartAsync();

        Assert.Equal(
            "499850.0 500150.0 4118490.0 4118510.0",
            round.Ask("SELECT printf('%.1f %.1f %.1f %.1f', min_x, max_x, min_y, max_y) FROM gpkg_contents WHERE table_name = 'reference_1'"));
    }

    [Fact]
    public async Task The_project_has_the_form_of_the_ledger()
    {
        await using var round = await FieldRound.StartAsync();

        var project = XDocument.Load(Path.Combine(round.Package.Folder, "round.qgs"));

        Assert.Equal(
            ["./round.gpkg|layername=evidence", "./round.gpkg|layername=subjects", "./round.gpkg|layername=reference_1"],
            project.Descendants("maplayer").Select(layer => layer.Element("datasource")!.Value));
        Assert.All(project.Descendants("maplayer"), layer => Assert.Equal("EPSG:4550", layer.Element("srs")!.Element("spatialrefsys")!.Element("authid")!.Value));
        Assert.Equal("ValueMap", Widget(project, "subjects", "measure"));
        Assert.Equal("DateTime", Widget(project, "subjects", "due_on"));
        Assert.Equal("CheckBox", Widget(project, "subjects", "is_key"));
        Assert.Equal("Hidden", Widget(project, "subjects", "lp_version"));
        Assert.Equal("ExternalResource", Widget(project, "evidence", "photo"));
        Assert.Equal("RelationReference", Widget(project, "evidence", "subject"));
        Assert.Equal((Id(project, "subjects"), "fid", Id(project, "evidence"), "subject"), Relation(project));
    }

    [Fact]
    public async Task Choices_are_shown_in_words_and_stored_as_codes()
    {
        await using var round = await FieldRound.StartAsync();

        var project = XDocument.Load(Path.Combine(round.Package.Folder, "round.qgs"));

        var choices = Field(project, "subjects", "measure").Descendants("Option").Where(option => (string?)option.Attribute("type") == "QString");
        Assert.Equal(
            [("拆除复耕", "demolish"), ("补办手续", "formalities"), ("立案查处", "filed")],
            choices.Select(choice => ((string)choice.Attribute("name")!, (string)choice.Attribute("value")!)));
    }

    [Theory]
    [InlineData("state", "0")]
    [InlineData("number", "0")]
    [InlineData("measure", "1")]
    [InlineData("note", "1")]
    public async Task What_the_program_keeps_cannot_be_typed(string field, string editable)
    {
        await using var round = await FieldRound.StartAsync();

        var project = XDocument.Load(Path.Combine(round.Package.Folder, "round.qgs"));

        var entry = Layer(project, "subjects").Element("editable")!.Elements().Single(entry => (string?)entry.Attribute("name") == field);
        Assert.Equal(editable, (string?)entry.Attribute("editable"));
    }

    [Fact]
    public async Task A_zip_holds_the_folder_under_its_name_and_the_empty_folder_for_photos()
    {
        await using var round = await FieldRound.StartAsync();
        var path = Path.Combine(round.Scratch, "round.zip");

        round.Package.Zip(path);

        using var zip = ZipFile.OpenRead(path);
        Assert.Equal(
            ["round/package.json", "round/photos/", "round/round.gpkg", "round/round.qgs"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        Assert.Throws<WorkspaceException>(() => round.Package.Zip(path));
    }

    [Theory]
    [InlineData("../round", new long[] { 1 }, "cannot be called")]
    [InlineData("", new long[] { 1 }, "cannot be called")]
    [InlineData("round", new long[] { 1 }, "is there already")]
    [InlineData("other", new long[] { }, "would be empty")]
    [InlineData("other", new long[] { 1, 77 }, "has no feature 77")]
    public async Task What_cannot_be_packed_leaves_nothing(string name, long[] ids, string reason)
    {
        await using var round = await FieldRound.StartAsync();
        var before = Directory.GetFileSystemEntries(round.Scratch);

        var refusal = await Assert.ThrowsAsync<WorkspaceException>(() => round.PackAsync(name, ids));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(round.Scratch));
    }

    [Fact]
    public async Task A_reference_layer_that_is_not_there_leaves_nothing()
    {
        await using var round = await FieldRound.StartAsync();
        var request = round.Request("other", 1) with { References = ["rivers"] };

        await Assert.ThrowsAsync<LayerNotFoundException>(() => FieldPackageWriter.WriteAsync(round.Workspace, request, round.Scratch, TimeProvider.System, Ct));

        Assert.Equal([round.Package.Folder], Directory.GetFileSystemEntries(round.Scratch));
    }

    private static XElement Layer(XDocument project, string table) =>
        project.Descendants("maplayer").Single(layer => layer.Element("datasource")!.Value.EndsWith($"|layername={table}", StringComparison.Ordinal));

    private static string Id(XDocument project, string table) => Layer(project, table).Element("id")!.Value;

    private static XElement Field(XDocument project, string layer, string name) =>
        Layer(project, layer).Element("fieldConfiguration")!.Elements().Single(field => (string?)field.Attribute("name") == name);

    private static string? Widget(XDocument project, string layer, string name) => (string?)Field(project, layer, name).Element("editWidget")!.Attribute("type");

    private static (string?, string?, string?, string?) Relation(XDocument project)
    {
        var relation = project.Descendants("relation").Single();
        var fields = relation.Element("fieldRef")!;
        return ((string?)relation.Attribute("referencedLayer"), (string?)fields.Attribute("referencedField"),
            (string?)relation.Attribute("referencingLayer"), (string?)fields.Attribute("referencingField"));
    }
}
