using System.Collections.Concurrent;
using LandPlanner.Workspaces.Edits;

namespace LandPlanner.Web.Live;

/// <summary>Sees to it that an edit that is sent twice is made once. Remembers the last thousands of edits, while the server runs.</summary>
internal sealed class EditKeys
{
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<EditOutcome>>> _outcomes = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>The outcome of the first call with this key; a call that failed or was refused may be made again.</summary>
    public async Task<EditOutcome> OnceAsync(string key, Func<Task<EditOutcome>> edit)
    {
        var first = _outcomes.GetOrAdd(key, _ => new(edit));
        try
        {
            var outcome = await first.Value;
            if (outcome.IsRefused)
                _outcomes.TryRemove(new(key, first));
            else
                Remember(key);
            return outcome;
        }
        catch
        {
            _outcomes.TryRemove(new(key, first));
            throw;
        }
    }

    private void Remember(string key)
    {
        _order.Enqueue(key);
        while (_order.Count > MostRemembered && _order.TryDequeue(out var oldest))
            _outcomes.TryRemove(oldest, out _);
    }
}
