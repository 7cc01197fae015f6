using System.Globalization;
using Bunit;
using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Web.Components;
using LandPlanner.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Tests;

/// <summary>Panels without a browser: an empty workspace in EPSG:4550, and all that panels ask for. Chinese unless a test says otherwise.</summary>
public abstract class Office : BunitContext, IAsyncLifetime
{
    public const double East = 500_000;
    public const double North = 4_100_000;

    private readonly TemporaryFolder _folder = new();
    private WorkspaceHost? _host;

    internal WorkspaceHost Host => _host!;

    internal MapSession Session => Services.GetRequiredService<MapSession>();

    protected static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        // Much more than anything takes: a machine may be busy.
        DefaultWaitTimeout = TimeSpan.FromSeconds(60);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.Chinese);
        var path = _folder.File("工作库.gpkg");
        await (await Workspace.CreateAsync(path, new CrsCode(4550), "tester", Ct)).DisposeAsync();
        _host = await WorkspaceHost.OpenAsync(path, Ct);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMap(new(path, "tester"), _host);
        Render<MudPopoverProvider>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (_host is not null)
            await _host.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Squares of 10 m in a row from <see cref="East"/> and <see cref="North"/>, each with its values.</summary>
    public Task AddSquaresAsync(string layer, string role, FeatureSchema schema, params object?[][] rows) => AddSquaresAsync(layer, role, null, schema, rows);

    /// <param name="vintage">The day the layer speaks of.</param>
    public Task AddSquaresAsync(string layer, string role, DateOnly? vintage, FeatureSchema schema, params object?[][] rows) =>
        AddPolygonsAsync(layer, role, vintage, schema, [.. rows.Select((values, i) => new Feature(0, Square(East + 10 * i, North, 10), values))]);

    public async Task AddPolygonsAsync(string layer, string role, DateOnly? vintage, FeatureSchema schema, IReadOnlyList<Feature> features)
    {
        await Host.Workspace.Store.WriteLayerAsync(
            new(layer, new(role), GeometryKind.Polygon, schema, vintage), WriteMode.Create, features.ToAsyncEnumerable(), () => Provenance(features.Count), new("tester", "test"), Ct);
        await Host.Watch.LookAsync(Ct);
    }

    private static Provenance Provenance(int count) => new(
        "test.shp", "test", "", "ESRI Shapefile", "UTF-8", "format", "EPSG:4550", "prj",
        new(count, count, 0, 0, Area.Zero, Area.Zero, Area.Zero, Area.Zero, Area.Zero, []));

    public static MultiPolygon Square(double x, double y, double side) => GeometryFactory.Default.CreateMultiPolygon(
    [
        GeometryFactory.Default.CreatePolygon([new(x, y), new(x + side, y), new(x + side, y + side), new(x, y + side), new(x, y)]),
    ]);
}
