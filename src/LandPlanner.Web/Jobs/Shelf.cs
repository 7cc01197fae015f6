namespace LandPlanner.Web.Jobs;

/// <summary>Keeps the few things asked for last; each is made once, however many ask. What could not be made is not kept.</summary>
internal sealed class Shelf<T>(int room)
{
    private readonly Lock _gate = new();
    private readonly List<(string Key, Task<T> Made)> _kept = [];

    public async Task<T> GetAsync(string key, Func<Task<T>> make)
    {
        var made = Take(key, make);
        try
        {
            return await made;
        }
        catch
        {
            lock (_gate)
                _kept.RemoveAll(kept => kept.Made == made);
            throw;
        }
    }

    public void Put(string key, T value) => Take(key, () => Task.FromResult(value));

    /// <summary>Null where it is not kept.</summary>
    public Task<T>? Find(string key)
    {
        lock (_gate)
            return _kept.Find(kept => kept.Key == key).Made;
    }

    private Task<T> Take(string key, Func<Task<T>> make)
    {
        lock (_gate)
        {
            var at = _kept.FindIndex(kept => kept.Key == key);
            var taken = at >= 0 ? _kept[at] : (key, make());
            if (at >= 0)
                _kept.RemoveAt(at);
            _kept.Add(taken);
            if (_kept.Count > room)
                _kept.RemoveAt(0);
            return taken.Item2;
        }
    }
}
