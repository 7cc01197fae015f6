using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Xunit;

namespace LandPlanner.Testing;

public abstract partial class FeatureStoreConformance
{
    private static readonly LayerDraft Ledger = new("台账", LayerRole.Reference, GeometryKind.None, new([new("说明", FieldType.Text)]));

    [Fact]
    public async Task An_edit_may_span_layers_and_keeps_their_totals()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(500_000, 0), Square(500_100, 0), Square(500_200, 0)]);
        await WriteAsync(store, [], Ledger);

        var revision = await store.CommitAsync(
            new(Note)
            {
                Adds = [new(Parcels.Name, SquareShape(500_050, 50), Values("新")), new(Ledger.Name, null, ["一"])],
                Updates = [new(Parcels.Name, 2, 1, SquareShape(500_100, 0, 20), Values("改"))],
                Deletes = [new(Parcels.Name, 3, 1)],
            },
            Ct);

        Assert.Equal([Ledger.Name, Parcels.Name], revision.Layers);
        var read = await ReadAsync(store);
        Assert.Equal([(1L, 1L), (2L, 2L), (4L, 1L)], read.Select(feature => (feature.Id, feature.Version)));
        var layer = await store.GetLayerAsync(Parcels.Name, Ct);
        var areas = EllipsoidalArea.For(TestCrs.Gk123);
        Assert.Equal(read.Aggregate(Area.Zero, (sum, feature) => sum + areas.Of(feature.Shape)), layer.Area);
        Assert.Equal((3, revision.Number), (layer.Count, layer.Revision));
        Assert.Equal(new Envelope(500_000, 500_120, 0, 60), layer.Extent);
        Assert.Equal(1, (await store.GetLayerAsync(Ledger.Name, Ct)).Count);
        Assert.Equal([2L, 4L], await IdsAsync(store, new() { Within = new(500_055, 500_200, 0, 100) }));
        Assert.Empty((await store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task The_extent_shrinks_with_the_last_feature_at_a_border()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, Enumerable.Range(0, 500).Select(i => Square(40_500_000 + (0.5 * i), 3_300_000 + (0.25 * i), 1)));

        await store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 1, 1), new(Parcels.Name, 500, 1)] }, Ct);
        Assert.Equal(new Envelope(40_500_000.5, 40_500_250, 3_300_000.25, 3_300_125.5), (await store.GetLayerAsync(Parcels.Name, Ct)).Extent);

        await store.CommitAsync(new(Note) { Deletes = [.. Enumerable.Range(2, 498).Select(id => new FeatureDelete(Parcels.Name, id, 1))] }, Ct);
        Assert.Null((await store.GetLayerAsync(Parcels.Name, Ct)).Extent);
    }

    [Fact]
    public async Task A_conflict_tells_what_stands_there_and_who_put_it()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0), Square(50, 0)]);
        var first = await store.CommitAsync(new(new("王工", "界线")) { Updates = [new(Parcels.Name, 1, 1, SquareShape(0, 0), Values("王"))] }, Ct);

        var conflict = await Assert.ThrowsAsync<EditConflictException>(() => store.CommitAsync(
            new(Note)
            {
                Adds = [new(Parcels.Name, SquareShape(9, 9), Values())],
                Updates = [new(Parcels.Name, 2, 1, null, Values()), new(Parcels.Name, 1, 1, SquareShape(1, 1), Values("李"))],
            },
            Ct));

        Assert.Equal(("王", 2L), (conflict.Current!.Values[0], conflict.Current.Version));
        Assert.Equal(first.Hash, conflict.Since!.Hash);
        Assert.Equal(2, (await ReadAsync(store)).Count);
        Assert.NotNull((await ReadAsync(store))[1].Shape);
        Assert.Equal(3, (await store.VerifyAsync(null, Ct)).Revisions);
    }

    [Fact]
    public async Task Editing_what_is_gone_is_a_conflict()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0)]);
        var deleted = await store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 1, 1)] }, Ct);

        var conflict = await Assert.ThrowsAsync<EditConflictException>(() => store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 1, 1)] }, Ct));

        Assert.Null(conflict.Current);
        Assert.Equal(deleted.Number, conflict.Since!.Number);
    }

    [Fact]
    public async Task An_edit_names_a_feature_once_and_layers_that_are_there()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0)]);

        await Assert.ThrowsAnyAsync<WorkspaceException>(() => store.CommitAsync(
            new(Note) { Updates = [new(Parcels.Name, 1, 1, null, Values())], Deletes = [new(Parcels.Name, 1, 1)] }, Ct));
        await Assert.ThrowsAsync<LayerNotFoundException>(() => store.CommitAsync(
            new(Note) { Deletes = [new(Parcels.Name, 1, 1)], Adds = [new("none", null, [])] }, Ct));

        Assert.Single(await ReadAsync(store));
    }

    [Fact]
    public async Task Of_two_editors_at_once_one_wins_and_one_is_told()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0)]);

        var edits = Enumerable.Range(0, 8).Select(i => Task.Run(() => store.CommitAsync(
            new(Note) { Updates = [new(Parcels.Name, 1, 1, SquareShape(i, 0), Values())] }, Ct)));
        var outcomes = await Task.WhenAll(edits.Select(async edit =>
        {
            try
            {
                await edit;
                return true;
            }
            catch (EditConflictException)
            {
                return false;
            }
        }));

        Assert.Single(outcomes, won => won);
        Assert.Equal(2, Assert.Single(await ReadAsync(store)).Version);
    }
}
