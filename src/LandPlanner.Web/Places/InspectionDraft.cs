using System.Globalization;
using LandPlanner.Calendars;
using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Web.Cases;
using LandPlanner.Workspaces.Places;

namespace LandPlanner.Web.Places;

/// <summary>An inspection as somebody is filling it in. It keeps what was typed until it is entered or given up.</summary>
public sealed class InspectionDraft(InspectedPlace place, EvidenceTray tray, DateOnly on)
{

    public InspectedPlace Place { get; } = place;

    public EvidenceTray Tray { get; } = tray;

    /// <summary>The day of the inspection; to begin with the day on which it is entered.</summary>
    public DateOnly On { get; set; } = on;

    /// <summary>What the inspector says of the whole; null to let the answers decide.</summary>
    public bool? Passed { get; set; }

    public string Inspector { get; set; } = "";

    public string Note { get; set; } = "";

    /// <summary>Answers by item, as typed.</summary>
    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>The items whose answers fail as they stand.</summary>
    public IReadOnlyList<CheckItem> Failing => [.. Place.Kind.Checklist.Where(item => item.Fails(ValueOf(item.Field)))];

    /// <summary>What it would come to as it stands.</summary>
    public bool WouldPass => Passed ?? Failing.Count == 0;

    /// <summary>What is lacking or does not fit, in the interface's language; empty where it can be entered.</summary>
    public IReadOnlyList<string> Lacks(PhotoRule photos, DateOnly today)
    {
        var lacks = new List<string>();
        if (On > today)
            lacks.Add(Languages.Say("巡查日期不能晚于今天。", "The day of the inspection is still to come."));
        foreach (var field in Place.Kind.Checklist.Select(item => item.Field))
        {
            var text = TextOf(field);
            if (text.Length == 0 && field.IsRequired && Passed != false)
                lacks.Add(Languages.Say($"请填写“{field.TitleZh}”。", $"Answer '{field.TitleEn}'."));
            else if (text.Length > 0 && ValueOf(field) is null)
                lacks.Add(Languages.Say($"“{field.TitleZh}”应为数字。", $"'{field.TitleEn}' must be a number."));
            else if (ValueOf(field) is long or double && Convert.ToDouble(ValueOf(field), CultureInfo.InvariantCulture) is var number && (number < field.Least || number > field.Most))
                lacks.Add(Languages.Say($"“{field.TitleZh}”的值 {text} 不可能。", $"'{field.TitleEn}' cannot be {text}."));
        }

        if (Passed == true && Failing is { Count: > 0 } failing)
            lacks.Add(Languages.Say($"有不合格项（{string.Join("、", failing.Select(item => item.Field.TitleZh))}），结果不能为合格。", $"It cannot have passed: {string.Join(", ", failing.Select(item => item.Field.TitleEn))} failed."));
        lacks.AddRange(Tray.Files.SelectMany(file => Lacks(photos, file.Facts).Select(lack => $"{file.FileName}：{lack}")));
        return lacks;
    }

    /// <summary>What a photo does not tell, or tells of another place or day.</summary>
    public IReadOnlyList<string> Lacks(PhotoRule photos, EvidenceFacts photo)
    {
        var lacks = new List<string>();
        if (photos.Evidence.NeedsPlace && photo.DistanceMetres is null)
            lacks.Add(Languages.Say("照片没有位置信息，请打开相机定位后重拍。", "It tells no place: take it with the camera's location on."));
        if (photos.Evidence.WithinMetres is { } within && photo.DistanceMetres is { } metres && metres > within)
            lacks.Add(Languages.Say($"拍摄位置距巡查点 {metres:0} 米，超过 {within:0} 米。", $"It was taken {metres:0} m from the place, beyond {within:0} m."));
        if (photos.Evidence.NeedsAzimuth && photo.Azimuth is null)
            lacks.Add(Languages.Say("照片没有方位角。", "It tells no azimuth."));
        if (photos.Evidence.NeedsTime && photo.TakenAt is null)
            lacks.Add(Languages.Say("照片没有拍摄时间。", "It tells no time when it was taken."));
        if (photo.TakenAt is { } taken && ChinaTime.DayOf(taken) is var day && Math.Abs(day.DayNumber - On.DayNumber) > photos.WithinDays)
            lacks.Add(Languages.Say($"拍摄于 {Moments.Write(day)}，不在巡查当天前后。", $"It was taken on {Moments.Write(day)}, not about the day of the inspection."));
        return lacks;
    }

    internal async Task<InspectionRequest> RequestAsync(DateOnly now) => new(
        Place.Number, On, now, Texts.Where(text => text.Value.Trim().Length > 0).ToDictionary(text => text.Key, text => text.Value.Trim(), StringComparer.Ordinal))
    {
        Passed = Passed,
        Inspector = Inspector.Trim(),
        Note = Note.Trim(),
        Photos = await Tray.TakeAsync(),
    };

    private string TextOf(LedgerField field) => (Texts.GetValueOrDefault(field.Name) ?? "").Trim();

    // Null where nothing, or nothing that fits, was typed.
    private object? ValueOf(LedgerField field)
    {
        try
        {
            return FieldText.Parse(new Field(field.Name, field.Type), TextOf(field));
        }
        catch (WorkspaceException)
        {
            return null;
        }
    }
}
