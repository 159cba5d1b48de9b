"""The operator's settings: a frozen tree, read from config.toml and the environment, or one clear refusal at start.

Every key can be given as `ATELIER_<KEY>` or `ATELIER_<SECTION>__<KEY>`, which wins over the file. Secrets are
given only so, or in files of their own. Relative paths start at the folder of the configuration file.
"""

from bot.config.loading import ConfigError, load
from bot.config.tree import Backup, Clock, Config, Logs, Security, Storage, Telegram, Webhook

__all__ = ["Backup", "Clock", "Config", "ConfigError", "Logs", "Security", "Storage", "Telegram", "Webhook", "load"]
