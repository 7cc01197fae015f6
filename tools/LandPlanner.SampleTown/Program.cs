using LandPlanner.SampleTown;

if (CommandLine.Parse(args) is not { } command)
{
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

SampleFolder.Write(command.Options, command.Folder);
return 0;
