using CsCheck;
using LandPlanner.Features;
using LandPlanner.Histories;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Held;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Held;

/// <summary>What is held in memory against what the store reads anew.</summary>
public sealed class HeldLayersTests(SharedCluster server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Edits_of_others_are_taken_in(bool onServer)
    {
        await using var desk = await HeldDesk.SetAsync(server, onServer);
        var before = await desk.LookAsync();
        var stored = await desk.StoredAsync();

        await desk.CommitAsync(edit => edit with
        {
            Adds = [new(HeldDesk.Layer, HeldDesk.Square(20), ["0301"])],
            Updates = [new(HeldDesk.Layer, stored[0].Id, stored[0].Version, HeldDesk.Square(30), ["0702"])],
            Deletes = [new(HeldDesk.Layer, stored[1].Id, stored[1].Version)],
        });
        var after = await desk.LookAsync();

        AssertSame(await desk.StoredAsync(), after);
        Assert.Equal(HeldDesk.Squares, before.Features.Count);
        Assert.Equal("0702", after.Find(stored[0].Id)!.Values[0]);
        Assert.Null(after.Find(stored[1].Id));
        Assert.Empty(after.Find(HeldDesk.Box(0)));
        Assert.Equal([stored[0].Id], after.Find(HeldDesk.Box(30)).Select(feature => feature.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Layers_appended_to_replaced_and_restored_are_read_anew(bool onServer)
    {
        await using var desk = await HeldDesk.SetAsync(server, onServer);
        await desk.LookAsync();

        await desk.WriteAsync(WriteMode.Append, 3);
        Assert.Equal(HeldDesk.Squares + 3, (await desk.LookAsync()).Features.Count);
        AssertSame(await desk.StoredAsync(), await desk.LookAsync());

        await desk.WriteAsync(WriteMode.Replace, 2);
        Assert.Equal(2, (await desk.LookAsync()).Features.Count);
        AssertSame(await desk.StoredAsync(), await desk.LookAsync());

        await new Restoring(desk.Workspace.Store, desk.Workspace.Areas).RunAsync(HeldDesk.Layer, 2, null, new("周工", "恢复"), Ct);
        Assert.Equal(HeldDesk.Squares, (await desk.LookAsync()).Features.Count);
        AssertSame(await desk.StoredAsync(), await desk.LookAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_layer_that_is_new_is_there_and_one_that_never_was_is_told(bool onServer)
    {
        await using var desk = await HeldDesk.SetAsync(server, onServer);

        await desk.WriteAsync(WriteMode.Create, 4, "新");

        Assert.Equal(4, (await desk.LookAsync("新")).Features.Count);
        await Assert.ThrowsAsync<LayerNotFoundException>(() => desk.LookAsync("无"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_ground_that_an_edit_touched_may_have_changed(bool onServer)
    {
        await using var desk = await HeldDesk.SetAsync(server, onServer);
        var since = (await desk.LookAsync()).Info.Revision;
        var stored = await desk.StoredAsync();

        await desk.CommitAsync(edit => edit with { Updates = [new(HeldDesk.Layer, stored[3].Id, stored[3].Version, HeldDesk.Square(40), ["0101"])] });
        var now = (await desk.LookAsync()).Info.Revision;

        Assert.True(desk.Held.MayHaveChanged(HeldDesk.Layer, since, HeldDesk.Box(3)));
        Assert.True(desk.Held.MayHaveChanged(HeldDesk.Layer, since, HeldDesk.Box(40)));
        Assert.False(desk.Held.MayHaveChanged(HeldDesk.Layer, since, HeldDesk.Box(5)));
        Assert.False(desk.Held.MayHaveChanged(HeldDesk.Layer, now, HeldDesk.Box(3)));
    }

    [Fact]
    public async Task After_a_replacement_all_ground_may_have_changed()
    {
        await using var desk = await HeldDesk.SetAsync(server, onServer: false);
        var since = (await desk.LookAsync()).Info.Revision;

        await desk.WriteAsync(WriteMode.Replace, 2);
        await desk.LookAsync();

        Assert.True(desk.Held.MayHaveChanged(HeldDesk.Layer, since, HeldDesk.Box(1000)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_watch_tells_once_of_what_others_commit_and_not_of_nothing(bool onServer)
    {
        await using var desk = await HeldDesk.SetAsync(server, onServer);
        var told = new SemaphoreSlim(0);
        desk.Watch.Changed += () => told.Release();

        await desk.Watch.LookAsync(Ct);
        Assert.Equal(0, told.CurrentCount);
        var revision = await desk.CommitAsync(edit => edit with { Adds = [new(HeldDesk.Layer, HeldDesk.Square(20), ["0301"])] });
        await told.WaitAsync(Ct);
        await desk.Watch.LookAsync(Ct);

        Assert.Equal(0, told.CurrentCount);
        Assert.Equal((revision.Number, HeldDesk.Squares + 1), (desk.Watch.Find(HeldDesk.Layer)!.Revision, (int)desk.Watch.Find(HeldDesk.Layer)!.Count));
    }

    [Fact]
    public async Task After_any_edits_what_is_held_is_what_is_stored()
    {
        await using var desk = await HeldDesk.SetAsync(server, onServer: false);

        await Gen.Select(Gen.Int[0, 2], Gen.Int[0, 50], Gen.Double[0, 60]).Array[1, 5].SampleAsync(
            async steps =>
            {
                foreach (var (kind, which, where) in steps)
                    await EditAsync(desk, kind, which, where);
                AssertSame(await desk.StoredAsync(), await desk.LookAsync());
            },
            iter: 30,
            threads: 1);
    }

    private static async Task EditAsync(HeldDesk desk, int kind, int which, double where)
    {
        var stored = await desk.StoredAsync();
        if (kind == 0 || stored.Count == 0)
        {
            await desk.CommitAsync(edit => edit with { Adds = [new(HeldDesk.Layer, HeldDesk.Square(Math.Round(where, 1)), ["0101"])] });
            return;
        }

        var chosen = stored[which % stored.Count];
        await desk.CommitAsync(edit => kind == 1
            ? edit with { Updates = [new(HeldDesk.Layer, chosen.Id, chosen.Version, HeldDesk.Square(Math.Round(where, 1)), [$"{which:D4}"])] }
            : edit with { Deletes = [new(HeldDesk.Layer, chosen.Id, chosen.Version)] });
    }

    private static void AssertSame(List<Feature> stored, HeldLayer held)
    {
        Assert.Equal(stored.Select(feature => (feature.Id, feature.Version)), held.Features.Select(feature => (feature.Id, feature.Version)));
        Assert.Equal(stored.Select(feature => feature.Values[0]), held.Features.Select(feature => feature.Values[0]));
        foreach (var (feature, other) in stored.Zip(held.Features))
        {
            Assert.True(feature.Shape!.EqualsTopologically(other.Geometry(GeometryFactory.Default)));
            Assert.Same(other, held.Find(feature.Id));
        }

        var box = new Envelope(HeldDesk.East + 55, HeldDesk.East + 400, HeldDesk.North - 5, HeldDesk.North + 5);
        Assert.Equal(stored.Where(feature => feature.Shape!.EnvelopeInternal.Intersects(box)).Select(feature => feature.Id), held.Find(box).Select(feature => feature.Id));
    }
}
