using System.Collections.Concurrent;
using System.Diagnostics;
using LandPlanner.PostGis;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.Bench;

/// <summary>Twenty clients at once for a minute: each edits features, now and then the same as others, and asks for boxes.</summary>
/// <remarks>
/// No update may be lost: each edit counts a feature's number up by one, on the version that the client read. In the end the numbers
/// must have grown by as many as the edits that were confirmed.
/// </remarks>
internal sealed class PostGisTeam(PostGisStore store, string layer, string bench)
{
    private const int Clients = 20;
    private const int Counted = 9;
    private const int Features = 400;

    private static readonly TimeSpan Work = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Race = TimeSpan.FromSeconds(10);

    private readonly ConcurrentBag<double> _commits = [];
    private readonly ConcurrentBag<double> _boxes = [];
    private int _confirmed;
    private int _conflicts;

    public async Task RunAsync(CancellationToken ct)
    {
        var alone = new List<double>();
        for (var i = 0; i < 200; i++)
            alone.Add(await EditAsync(1 + i, "alone", ct) ?? throw new InvalidOperationException("An edit with nobody else met a conflict."));
        var before = await SumAsync(ct) - alone.Count;
        (_confirmed, _conflicts) = (0, 0);
        _commits.Clear();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => ClientAsync(client, clock, ct), ct)));
        await RaceAsync(ct);
        var grown = await SumAsync(ct) - before - alone.Count;
        if (grown != _confirmed)
            throw new InvalidOperationException($"{_confirmed} edits were confirmed, but {grown} are there.");
        if ((await store.VerifyAsync(null, ct)).Problems.Count > 0)
            throw new InvalidOperationException("The workspace no longer verifies.");
        Row.Note(bench, $"team clients={Clients} seconds={Work.TotalSeconds:F0} edits={_confirmed} conflicts_told={_conflicts} boxes={_boxes.Count} errors=0 lost=0");
        Row.Note(bench, $"team edit_alone_p50_ms={P(alone, 50):F2} edit_p50_ms={P(_commits, 50):F2} edit_p95_ms={P(_commits, 95):F2} box_p50_ms={P(_boxes, 50):F2} box_p95_ms={P(_boxes, 95):F2}");
    }

    /// <summary>Everybody edits features of his own, as fast as it goes. Commits wait for each other at the head of the history alone, so no
    /// commit holds it longer than the time that passes from one to the next.</summary>
    private async Task RaceAsync(CancellationToken ct)
    {
        var (before, clock) = (_confirmed, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(
            async () =>
            {
                for (var i = 0; clock.Elapsed < Race; i++)
                    await EditAsync(1 + client * (Features / Clients) + i % (Features / Clients), $"client {client}", ct);
            },
            ct)));
        var commits = _confirmed - before;
        Row.Note(bench, $"team commits_per_s={commits / clock.Elapsed.TotalSeconds:F0} head_held_at_most_ms={clock.Elapsed.TotalMilliseconds / commits:F2}");
    }

    private async Task ClientAsync(int client, Stopwatch clock, CancellationToken ct)
    {
        var chance = new Random(client);
        while (clock.Elapsed < Work)
        {
            if (await EditAsync(1 + chance.Next(Features), $"client {client}", ct) is { } milliseconds)
                _commits.Add(milliseconds);
            await BoxAsync(chance, ct);
        }
    }

    /// <summary>How long the commit took; null where somebody else was first.</summary>
    private async Task<double?> EditAsync(long id, string author, CancellationToken ct)
    {
        var feature = await store.ReadAsync(layer, new() { Ids = [id] }, ct).FirstAsync(ct);
        object?[] values = [.. feature.Values];
        values[Counted] = (long)values[Counted]! + 1;
        var clock = Stopwatch.StartNew();
        try
        {
            await store.CommitAsync(
                new(new(author, "bench")) { Updates = [new(layer, feature.Id, feature.Version, feature.Shape, values)] }, ct);
        }
        catch (EditConflictException)
        {
            Interlocked.Increment(ref _conflicts);
            return null;
        }

        Interlocked.Increment(ref _confirmed);
        return clock.Elapsed.TotalMilliseconds;
    }

    private async Task BoxAsync(Random chance, CancellationToken ct)
    {
        var (x, y) = (41_400_000 + chance.NextDouble() * 30_000, 3_900_000 + chance.NextDouble() * 30_000);
        var clock = Stopwatch.StartNew();
        _ = await store.ReadAsync(layer, new() { Within = new Envelope(x, x + 700, y, y + 700) }, ct).CountAsync(ct);
        _boxes.Add(clock.Elapsed.TotalMilliseconds);
    }

    private async Task<long> SumAsync(CancellationToken ct)
    {
        long[] ids = [.. Enumerable.Range(1, Features).Select(id => (long)id)];
        return await store.ReadAsync(layer, new() { Ids = ids }, ct).Select(feature => (long)feature.Values[Counted]!).SumAsync(ct);
    }

    private static double P(IEnumerable<double> times, int percent)
    {
        var sorted = times.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
    }
}
